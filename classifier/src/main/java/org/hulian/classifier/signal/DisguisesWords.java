package org.hulian.classifier.signal;

import java.util.List;
import java.util.Locale;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.screen.TermHit;
import org.hulian.classifier.screen.Via;

/** Words of the trade are met only in disguise; the degree says which. */
@SignalInfo(summary = "words of the trade are disguised", side = SignalInfo.Side.OFFER)
public final class DisguisesWords implements Signal {
  /** Makes the signal. */
  public DisguisesWords() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.hits(
        hit ->
            hit.via() != Via.LITERAL && isTrade(hit)
                ? hit.via().name().toLowerCase(Locale.ROOT)
                : "");
  }

  private static boolean isTrade(TermHit hit) {
    return hit.term().sense() == Sense.GOODS || hit.term().sense() == Sense.DEED;
  }
}

package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.listing.text.TextSpan;

/**
 * No goods and no deed of the trade are named, or only by words with an everyday use. What is sold
 * then is most likely something else.
 */
@SignalInfo(
    summary = "names no goods and no deed of the trade, or only by everyday words",
    side = SignalInfo.Side.LAWFUL)
public final class LacksTradeWords implements Signal {
  private static final int SHOWN = 12;

  /** Makes the signal. */
  public LacksTradeWords() {}

  @Override
  public List<Sighting> look(Reading reading) {
    if (reading.passages().isEmpty()) {
      return List.of();
    }
    boolean weak = false;
    for (Sighting sighting : reading.terms(Sense.GOODS, Sense.DEED)) {
      if (!sighting.degree().equals(Strength.WEAK.key())) {
        return List.of();
      }
      weak = true;
    }
    ReadPassage first = reading.passages().getFirst();
    int length = Math.min(SHOWN, first.passage().text().length());
    return List.of(first.sighting(weak ? "everyday" : "none", new TextSpan(0, length)));
  }
}

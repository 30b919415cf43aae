package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Words of selling; where sentences are read, also beside the goods or the deed. */
@SignalInfo(
    summary = "words of selling, beside goods or deed where the sentence is read",
    side = SignalInfo.Side.OFFER)
public final class SellsToReader implements Signal {
  /** Makes the signal. */
  public SellsToReader() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return Reading.both(reading.terms(Sense.OFFER), reading.rule("SellsToReader"));
  }
}

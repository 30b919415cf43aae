package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Somebody looks for such goods or for somebody who does it. */
@SignalInfo(
    summary = "looks for such goods or for somebody who does it",
    side = SignalInfo.Side.OFFER)
public final class AsksToBuy implements Signal {
  /** Makes the signal. */
  public AsksToBuy() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return Reading.both(reading.terms(Sense.ASK), reading.rule("AsksToBuy"));
  }
}

package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Something is left unsaid for those who know. */
@SignalInfo(summary = "says that something is left unsaid", side = SignalInfo.Side.OFFER)
public final class HintsOnly implements Signal {
  /** Makes the signal. */
  public HintsOnly() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.HINT);
  }
}

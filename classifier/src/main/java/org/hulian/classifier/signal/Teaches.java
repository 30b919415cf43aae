package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Tuition: courses, hand-holding, 包教包会. */
@SignalInfo(summary = "tuition is offered", side = SignalInfo.Side.OFFER)
public final class Teaches implements Signal {
  /** Makes the signal. */
  public Teaches() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.TEACH);
  }
}

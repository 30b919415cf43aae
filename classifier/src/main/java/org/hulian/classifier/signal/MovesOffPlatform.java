package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** The talk is taken elsewhere: to a messenger, to a profile page. */
@SignalInfo(summary = "takes the talk elsewhere", side = SignalInfo.Side.OFFER)
public final class MovesOffPlatform implements Signal {
  /** Makes the signal. */
  public MovesOffPlatform() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.OFF_PLATFORM);
  }
}

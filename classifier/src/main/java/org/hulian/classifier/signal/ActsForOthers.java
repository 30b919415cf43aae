package org.hulian.classifier.signal;

import java.util.List;

/** The check is passed in somebody else's place, as far as the sentence says so. */
@SignalInfo(summary = "done in somebody else's place", side = SignalInfo.Side.OFFER)
public final class ActsForOthers implements Signal {
  /** Makes the signal. */
  public ActsForOthers() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.rule("ActsForOthers");
  }
}

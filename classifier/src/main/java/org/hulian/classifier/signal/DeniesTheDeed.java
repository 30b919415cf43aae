package org.hulian.classifier.signal;

import java.util.List;

/** What is named is not done here, or forbidden. */
@SignalInfo(summary = "what is named is not done or not allowed", side = SignalInfo.Side.LAWFUL)
public final class DeniesTheDeed implements Signal {
  /** Makes the signal. */
  public DeniesTheDeed() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.rule("DeniesTheDeed");
  }
}

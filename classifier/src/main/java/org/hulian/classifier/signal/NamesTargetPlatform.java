package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** A platform is named whose check may be the target. */
@SignalInfo(summary = "names a platform whose check may be passed", side = SignalInfo.Side.OFFER)
public final class NamesTargetPlatform implements Signal {
  /** Makes the signal. */
  public NamesTargetPlatform() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.TARGET_PLATFORM);
  }
}

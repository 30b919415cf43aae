package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Identity particulars come with the goods. */
@SignalInfo(summary = "identity particulars come with it", side = SignalInfo.Side.OFFER)
public final class AddsIdentity implements Signal {
  /** Makes the signal. */
  public AddsIdentity() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.SENSITIVE_PART);
  }
}

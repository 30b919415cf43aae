package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Samples, films of success, pay after it is done. */
@SignalInfo(summary = "samples, films or guarantees", side = SignalInfo.Side.OFFER)
public final class NamesProof implements Signal {
  /** Makes the signal. */
  public NamesProof() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.PROOF);
  }
}

package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** The writer speaks of an account, face or papers of his or her own. */
@SignalInfo(summary = "the writer's own account, face or papers", side = SignalInfo.Side.LAWFUL)
public final class SpeaksOfOwnAccount implements Signal {
  /** Makes the signal. */
  public SpeaksOfOwnAccount() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return Reading.both(reading.terms(Sense.OWN_ACCOUNT), reading.rule("SpeaksOfOwnAccount"));
  }
}

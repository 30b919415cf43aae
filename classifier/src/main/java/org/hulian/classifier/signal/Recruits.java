package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Agents, workers or faces are recruited. */
@SignalInfo(summary = "agents, workers or faces are recruited", side = SignalInfo.Side.OFFER)
public final class Recruits implements Signal {
  /** Makes the signal. */
  public Recruits() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.RECRUIT);
  }
}

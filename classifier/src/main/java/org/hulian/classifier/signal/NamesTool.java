package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** A tool of the trade is named; a name alone is no offer. */
@SignalInfo(summary = "names a tool of the trade", side = SignalInfo.Side.OFFER)
public final class NamesTool implements Signal {
  /** Makes the signal. */
  public NamesTool() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.NAMED_TOOL);
  }
}

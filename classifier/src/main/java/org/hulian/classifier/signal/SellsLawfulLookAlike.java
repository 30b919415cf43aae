package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Words of a lawful neighbour: door locks, bedding, family pictures, streaming cameras. */
@SignalInfo(
    summary = "words of a lawful neighbour: locks, bedding, family pictures",
    side = SignalInfo.Side.LAWFUL)
public final class SellsLawfulLookAlike implements Signal {
  /** Makes the signal. */
  public SellsLawfulLookAlike() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.LAWFUL);
  }
}

package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/**
 * A deed of the trade is named: passing a face check for others, making a still move, lifting a ban
 * by face.
 */
@SignalInfo(
    summary = "names a deed of the trade: passing a check, lifting a ban",
    side = SignalInfo.Side.OFFER)
public final class OffersDeed implements Signal {
  /** Makes the signal. */
  public OffersDeed() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.DEED);
  }
}

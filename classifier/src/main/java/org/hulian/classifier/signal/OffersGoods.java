package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;

/** Goods of the trade are named: face pictures with papers, tools, prepared phones. */
@SignalInfo(
    summary = "names goods of the trade: faces, tools, phones",
    side = SignalInfo.Side.OFFER)
public final class OffersGoods implements Signal {
  /** Makes the signal. */
  public OffersGoods() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.terms(Sense.GOODS);
  }
}

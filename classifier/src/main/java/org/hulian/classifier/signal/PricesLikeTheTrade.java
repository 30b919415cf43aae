package org.hulian.classifier.signal;

import java.util.List;
import org.hulian.listing.finding.Entity;

/**
 * A price is given; the degree is its size, since the trade has its own: fen to a few yuan for
 * faces, tens for deeds, above a thousand for phones.
 */
@SignalInfo(summary = "a price as the trade asks", side = SignalInfo.Side.OFFER)
public final class PricesLikeTheTrade implements Signal {
  /** Makes the signal. */
  public PricesLikeTheTrade() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.entities(
        entity -> entity instanceof Entity.Price price ? size(price.amount().doubleValue()) : "");
  }

  private static String size(double amount) {
    if (amount < 1) {
      return "cents";
    }
    if (amount < 10) {
      return "few";
    }
    if (amount <= 100) {
      return "tens";
    }
    if (amount <= 300) {
      return "hundreds";
    }
    return amount <= 3_000 ? "thousands" : "more";
  }
}

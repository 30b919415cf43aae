package org.hulian.classifier.signal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.hulian.listing.finding.Entity;

/** A lot of a hundred or more is on offer. */
@SignalInfo(summary = "a lot of a hundred or more", side = SignalInfo.Side.OFFER)
public final class OffersInBulk implements Signal {
  private static final BigDecimal MANY = BigDecimal.valueOf(100);
  private static final Set<String> TIMES = Set.of("小时", "分钟", "天", "秒", "h", "hours", "minutes");

  /** Makes the signal. */
  public OffersInBulk() {}

  @Override
  public List<Sighting> look(Reading reading) {
    return reading.entities(
        entity -> entity instanceof Entity.Quantity quantity && isLot(quantity) ? "lot" : "");
  }

  private static boolean isLot(Entity.Quantity quantity) {
    return quantity.amount().compareTo(MANY) >= 0 && !TIMES.contains(quantity.unit());
  }
}

package org.hulian.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.Price;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.text.TextNormalizer;
import org.jspecify.annotations.Nullable;

/** The band of a listing's price in yuan. */
final class PriceBand {
  private static final String YUAN = "CNY";
  private static final Pattern WRITTEN =
      Pattern.compile("¥?(\\d{1,12}(?:,\\d{3})*(?:\\.\\d{1,4})?)元?");

  private PriceBand() {}

  /** By the price field if it is one number of yuan, else by the first such price in the text. */
  static String of(IndexedListing listing) {
    Price price = listing.listing().price();
    BigDecimal stated = price == null ? null : stated(price);
    return band(stated == null ? named(listing.verdict().entities()) : stated);
  }

  /** The price field in yuan, null if it is none. */
  static @Nullable BigDecimal stated(Price price) {
    boolean yuan = price.currency() == null || price.currency().equals(YUAN);
    if (!yuan || price.amount() != null || price.text() == null) {
      return yuan ? price.amount() : null;
    }
    String text = TextNormalizer.standard().normalize(price.text()).normalized();
    Matcher number = WRITTEN.matcher(text);
    return number.matches() ? new BigDecimal(number.group(1).replace(",", "")) : null;
  }

  private static @Nullable BigDecimal named(List<Entity> entities) {
    return entities.stream()
        .map(entity -> entity instanceof Entity.Price price ? price : null)
        .filter(Objects::nonNull)
        .filter(price -> price.currency().equals(YUAN))
        .map(Entity.Price::amount)
        .findFirst()
        .orElse(null);
  }

  private static String band(@Nullable BigDecimal yuan) {
    if (yuan == null) {
      return "none";
    }
    if (yuan.compareTo(BigDecimal.ONE) < 0) {
      return "0-1";
    }
    if (yuan.compareTo(BigDecimal.TEN) < 0) {
      return "1-10";
    }
    if (yuan.compareTo(new BigDecimal(100)) < 0) {
      return "10-100";
    }
    return yuan.compareTo(new BigDecimal(1000)) < 0 ? "100-1000" : "1000-";
  }
}

package org.hulian.listing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A price as the page or feed states it in its price field. At least one of amount and text is
 * there.
 *
 * @param amount not negative; absent where the field could not be read as one number
 * @param currency ISO 4217 code in capitals, or {@code USDT}; absent if not stated
 * @param text the field as written, such as {@code 35元}; absent where the feed has only a number
 */
public record Price(@Nullable BigDecimal amount, @Nullable String currency, @Nullable String text) {
  public Price {
    if (amount == null && text == null) {
      throw new IllegalArgumentException("a price has an amount or a text");
    }
    if (amount != null && amount.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative: " + amount.toPlainString());
    }
    if (currency != null && !currency.matches("[A-Z]{3,4}")) {
      throw new IllegalArgumentException("not a currency code: " + currency);
    }
  }

  /** A price read as a number. */
  public static Price of(BigDecimal amount, String currency) {
    return new Price(amount, currency, null);
  }

  /** A price that is kept as it was written. */
  public static Price asWritten(String text) {
    return new Price(null, null, text);
  }
}

package org.hulian.listing.feed;

import java.math.BigDecimal;

/**
 * A number as it was written. What it is worth is worked out when somebody asks: a feed may hold
 * anything in fields that nobody reads.
 *
 * @param digits by the grammar of RFC 8259, section 6, or any text that may be a number
 */
record JsonNumber(String digits) {
  /** More than any price, and than any double, has before or after its point. */
  private static final int MAX_DIGITS = 400;

  /** Longer ones take long to read. */
  private static final int MAX_LENGTH = 1_000;

  /**
   * The number itself.
   *
   * @param name of the field, for the message
   * @throws FeedException if it is none, or one that would fill the memory when it is written out,
   *     as 1e999999999 does
   */
  BigDecimal value(String name) {
    if (digits.length() > MAX_LENGTH) {
      throw new FeedException(name + " is out of range");
    }
    BigDecimal number = parsed(name);
    long whole = (long) number.precision() - number.scale();
    if (whole > MAX_DIGITS || number.scale() > MAX_DIGITS) {
      throw new FeedException(name + " is out of range");
    }
    return number;
  }

  private BigDecimal parsed(String name) {
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      // The library knows no exponents beyond 32 bits.
      throw new FeedException(
          name + " is not a number, or out of range: " + FeedException.quote(digits));
    }
  }
}

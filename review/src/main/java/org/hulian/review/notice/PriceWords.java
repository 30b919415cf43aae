package org.hulian.review.notice;

import java.math.BigDecimal;
import java.util.Locale;
import org.hulian.listing.finding.Entity;
import org.springframework.context.MessageSource;

/**
 * A price in the seller's own words with what the program read beside it, such as {@code 5毛一套（0.5
 * 元／套）}: a seller's 30 is no price to whoever does not read the offer beside it. Of what is not
 * known, nothing is said.
 */
final class PriceWords {
  private PriceWords() {}

  /**
   * The price in this language.
   *
   * @param words the seller's own
   */
  static String of(String words, Entity.Price price, MessageSource messages, Locale locale) {
    String code = price.currency();
    String currency = messages.getMessage("notices.currency." + code, null, code, locale);
    BigDecimal upper = price.upper();
    String amount = number(price.amount(), locale);
    String range = upper == null ? amount : amount + "–" + number(upper, locale);
    String unit = price.unit();
    return unit == null || unit.isBlank()
        ? messages.getMessage("notices.price", new Object[] {words, range, currency}, locale)
        : messages.getMessage(
            "notices.price.per", new Object[] {words, range, currency, unit}, locale);
  }

  /** Whole amounts without a fraction; in English, parts of them with both digits: 0.50. */
  private static String number(BigDecimal amount, Locale locale) {
    BigDecimal plain = amount.stripTrailingZeros();
    int digits = plain.scale() > 0 && locale.getLanguage().equals("en") ? 2 : 0;
    return plain.setScale(Math.max(plain.scale(), digits)).toPlainString();
  }
}

package org.hulian.crawler.extract;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hulian.listing.Price;
import org.jspecify.annotations.Nullable;

/** Reads the price out of a price field. Of a range the lower end. Immutable. */
final class PriceReader {
  private static final int LONGEST = 120;
  private static final Map<String, String> CODES = codes();
  private static final String CURRENCY =
      CODES.keySet().stream()
          .sorted((a, b) -> b.length() - a.length())
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(", ")"));
  private static final Map<String, BigDecimal> FACTORS = factors();
  private static final String FACTOR = "(" + String.join("|", FACTORS.keySet()) + ")";
  private static final String NUMBER =
      "(\\d{1,3}(?:[,' ]\\d{3})+(?:\\.\\d{1,4})?|\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})|\\d{1,12}(?:[.,]\\d{1,4})?)";
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{Alpha}])" + CURRENCY + "\\s*" + NUMBER + "\\s*" + FACTOR + "?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER =
      Pattern.compile(
          NUMBER + "\\s*" + FACTOR + "?\\s*" + CURRENCY + "(?![\\p{Alpha}])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE = Pattern.compile("\\s*" + NUMBER + "\\s*");

  private PriceReader() {}

  /** The price in a text that names a currency; empty if it names none. */
  static Optional<Price> read(@Nullable String raw) {
    if (raw == null || raw.length() > LONGEST) {
      return Optional.empty();
    }
    String text = raw.replace('\u00A0', ' ').strip();
    Matcher before = BEFORE.matcher(text);
    if (before.find()) {
      return price(before.group(2), before.group(3), before.group(1), text);
    }
    Matcher after = AFTER.matcher(text);
    if (after.find()) {
      return price(after.group(1), after.group(2), after.group(3), text);
    }
    return Optional.empty();
  }

  /** As {@link #read(String)}; a number without a currency is taken to be in this one. */
  static Optional<Price> read(@Nullable String raw, @Nullable String currency) {
    Optional<Price> full = read(raw);
    if (full.isPresent() || raw == null) {
      return full;
    }
    Matcher bare = BARE.matcher(raw.replace('\u00A0', ' '));
    return bare.matches()
        ? Optional.of(new Price(amount(bare.group(1)), code(currency), null))
        : Optional.empty();
  }

  /** The code of a currency word or code; null if it is none. */
  static @Nullable String code(@Nullable String currency) {
    if (currency == null) {
      return null;
    }
    String word = currency.strip().toLowerCase(Locale.ROOT);
    String known = CODES.get(word);
    return known != null || !word.matches("[a-z]{3,4}") ? known : word.toUpperCase(Locale.ROOT);
  }

  private static Optional<Price> price(
      String number, @Nullable String factor, String currency, String text) {
    BigDecimal amount = amount(number);
    if (factor != null) {
      amount =
          amount.multiply(FACTORS.getOrDefault(factor.toLowerCase(Locale.ROOT), BigDecimal.ONE));
    }
    return Optional.of(new Price(amount, code(currency), text));
  }

  private static BigDecimal amount(String number) {
    String plain = number.replaceAll("[' ]", "");
    int comma = plain.lastIndexOf(',');
    int point = plain.lastIndexOf('.');
    boolean commaIsDecimal = comma > point && (point >= 0 || plain.length() - comma - 1 != 3);
    plain = commaIsDecimal ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
    return new BigDecimal(plain);
  }

  private static Map<String, BigDecimal> factors() {
    Map<String, BigDecimal> factors = new HashMap<>();
    Vocabulary.standard()
        .factors()
        .forEach((value, words) -> words.forEach(word -> factors.put(word, new BigDecimal(value))));
    return factors;
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    Vocabulary.standard()
        .currencies()
        .forEach((code, words) -> words.forEach(word -> codes.put(word, code)));
    return codes;
  }
}

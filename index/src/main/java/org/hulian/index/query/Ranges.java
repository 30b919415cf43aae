package org.hulian.index.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code 10..50}, {@code >100}, {@code ..2026-10}, {@code 35元}. A month or a day stands for
 * all of its milliseconds; a score above 1 is in percent; a price without a currency is in yuan.
 */
final class Ranges {
  private static final int LONGEST = 64;
  private static final String[] SIGNS = {">=", "<=", ">", "<", "="};
  private static final Pattern PRICE =
      Pattern.compile(
          "([¥$€£]?)((?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,12})(?:\\.\\d{1,4})?)(元|块|[a-z]{3,4}|u)?");
  private static final Pattern SCORE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?|\\.\\d{1,6})%?");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})(?:[-/](\\d{1,2}))?)?");
  private static final Map<String, String> CURRENCIES =
      Map.of(
          "¥", "CNY", "元", "CNY", "块", "CNY", "rmb", "CNY", "$", "USD", "€", "EUR", "£", "GBP", "u",
          "USDT");

  /** A value: all from its first to its last, which is the first but for dates. */
  private record Value(long first, long last, String currency) {}

  private Ranges() {}

  /** The range, or null if this is none. */
  static Clause.@Nullable Range read(Field field, String typed) {
    String shown = shown(typed);
    if (shown.length() > LONGEST) {
      return null;
    }
    for (String sign : SIGNS) {
      if (shown.startsWith(sign)) {
        Value value = value(field, shown.substring(sign.length()));
        return value == null ? null : oneSided(field, sign, value, shown);
      }
    }
    int dots = shown.indexOf("..");
    if (dots < 0) {
      Value value = value(field, shown);
      return value == null ? null : range(field, value, value, shown);
    }
    String from = shown.substring(0, dots);
    String to = shown.substring(dots + 2);
    Value low = from.isEmpty() ? null : value(field, from);
    Value high = to.isEmpty() ? null : value(field, to);
    boolean wrong = (low == null) != from.isEmpty() || (high == null) != to.isEmpty();
    return wrong ? null : range(field, low, high, shown);
  }

  /** Without blanks, in ASCII signs and small letters. */
  private static String shown(String typed) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      char unit = Signs.plain(typed.charAt(i));
      switch (unit) {
        case '。' -> shown.append('.');
        case '≥' -> shown.append(">=");
        case '≤' -> shown.append("<=");
        case '￥' -> shown.append('¥');
        default -> shown.append(Signs.isBlank(unit) ? "" : unit);
      }
    }
    return shown.toString().toLowerCase(Locale.ROOT);
  }

  private static Clause.Range oneSided(Field field, String sign, Value value, String shown) {
    long from =
        switch (sign) {
          case ">" -> value.last() + 1;
          case ">=", "=" -> value.first();
          default -> Long.MIN_VALUE;
        };
    long to =
        switch (sign) {
          case "<" -> value.first() - 1;
          case "<=", "=" -> value.last();
          default -> Long.MAX_VALUE;
        };
    return new Clause.Range(field, from, to, value.currency(), shown);
  }

  /** Bounds the wrong way round are turned. */
  private static Clause.@Nullable Range range(
      Field field, @Nullable Value low, @Nullable Value high, String shown) {
    if (low == null || high == null) {
      Value one = low == null ? high : low;
      return one == null
          ? null
          : new Clause.Range(
              field,
              low == null ? Long.MIN_VALUE : low.first(),
              high == null ? Long.MAX_VALUE : high.last(),
              one.currency(),
              shown);
    }
    String currency = low.currency().isEmpty() ? high.currency() : low.currency();
    if (!high.currency().isEmpty() && !high.currency().equals(currency)) {
      return null;
    }
    long from = Math.min(low.first(), high.first());
    return new Clause.Range(field, from, Math.max(low.last(), high.last()), currency, shown);
  }

  private static @Nullable Value value(Field field, String text) {
    return switch (field) {
      case PRICE -> price(text);
      case SCORE -> score(text);
      case SEEN -> date(text);
      default -> null;
    };
  }

  private static @Nullable Value price(String text) {
    Matcher price = PRICE.matcher(text);
    if (!price.matches()) {
      return null;
    }
    BigDecimal amount = new BigDecimal(price.group(2).replace(",", ""));
    long hundredths = amount.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    String mark = price.group(3) == null ? price.group(1) : price.group(3);
    String currency = CURRENCIES.getOrDefault(mark, mark.toUpperCase(Locale.ROOT));
    return new Value(hundredths, hundredths, currency);
  }

  private static @Nullable Value score(String text) {
    if (!SCORE.matcher(text).matches()) {
      return null;
    }
    BigDecimal score = new BigDecimal(text.replace("%", ""));
    boolean percent = text.endsWith("%") || score.compareTo(BigDecimal.ONE) > 0;
    long millionths = score.movePointRight(percent ? 4 : 6).longValue();
    return millionths > 1_000_000 ? null : new Value(millionths, millionths, "");
  }

  private static @Nullable Value date(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return null;
    }
    try {
      String month = date.group(2);
      String day = date.group(3);
      LocalDate first =
          LocalDate.of(
              Integer.parseInt(date.group(1)),
              month == null ? 1 : Integer.parseInt(month),
              day == null ? 1 : Integer.parseInt(day));
      LocalDate next =
          month == null
              ? first.plusYears(1)
              : day == null ? first.plusMonths(1) : first.plusDays(1);
      return new Value(millis(first), millis(next) - 1, "");
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}

package org.hulian.classifier.entity;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as they are written in offers: {@code 1,650}, {@code 1.5万}, 三十五, 一千二, 两万. Two
 * neighbours spoken together are the ends of a range: 五六 is 5 to 6, 二三十 is 20 to 30, 三五 is 3 to 5.
 */
final class Numbers {
  /** Western digits, with thousands or decimals. */
  static final String WESTERN =
      "(?:\\d{1,3}(?:,\\d{3}){1,4}(?!\\d)(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,3})?)";

  /** What multiplies the Western digits before it: 1.5万, 3百万, 2k. */
  static final String FACTORS = "(?:\\s?(?:[亿万千百]{1,2}|[kw](?![a-z])))";

  /** Chinese numerals, those of cheques too. */
  static final String CHINESE = "[零〇一二两俩三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟半]{1,9}";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int LARGEST_DIGIT = 9;
  private static final int TENTHS_FROM = 100;
  private static final int WAN = 10_000;
  private static final int YI = 100_000_000;

  private Numbers() {}

  /**
   * What a numeral says.
   *
   * @param low the number, or the lower end of a range
   * @param high the upper end, absent if it is one number
   */
  record Ends(BigDecimal low, @Nullable BigDecimal high) {}

  /**
   * Reads a number.
   *
   * @param text Western digits or Chinese numerals, with a factor at the end at will
   * @return the lower end of a range; empty if it is no number
   */
  static Optional<BigDecimal> read(String text) {
    return ends(text, null).map(Ends::low);
  }

  /**
   * Reads a number or both ends of a range.
   *
   * @param text as for {@link #read}
   * @param upper the upper end where it is written apart; a factor it alone has is that of both:
   *     1-2万
   */
  static Optional<Ends> ends(String text, @Nullable String upper) {
    String plain = text.strip();
    Optional<Ends> ends = western(plain) ? digits(plain) : chinese(plain);
    Optional<BigDecimal> high = upper == null ? Optional.empty() : read(upper);
    if (ends.isEmpty() || high.isEmpty()) {
      return ends;
    }
    BigDecimal low = ends.get().low();
    BigDecimal factor = western(plain) ? sharedFactor(plain, String.valueOf(upper), low) : null;
    return Optional.of(new Ends(factor == null ? low : low.multiply(factor), high.get()));
  }

  private static boolean western(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  private static @Nullable BigDecimal sharedFactor(String lower, String upper, BigDecimal low) {
    String plain = upper.strip();
    int end = digitsEnd(plain);
    if (end == plain.length() || digitsEnd(lower) < lower.length()) {
      return null;
    }
    Optional<BigDecimal> bare = read(plain.substring(0, end));
    boolean smaller = bare.isPresent() && low.compareTo(bare.get()) < 0;
    return smaller ? factor(plain.substring(end)) : null;
  }

  private static Optional<Ends> digits(String text) {
    int end = digitsEnd(text);
    String digits = text.substring(0, end).replace(",", "").strip();
    return digits.matches("[0-9]{1,20}(?:\\.[0-9]{1,9})?")
        ? Optional.of(new Ends(new BigDecimal(digits).multiply(factor(text.substring(end))), null))
        : Optional.empty();
  }

  private static int digitsEnd(String text) {
    int end = text.length();
    while (end > 0 && factorOf(text.charAt(end - 1)) > 1) {
      end--;
    }
    return end;
  }

  private static BigDecimal factor(String signs) {
    BigDecimal factor = BigDecimal.ONE;
    for (int i = 0; i < signs.length(); i++) {
      factor = factor.multiply(BigDecimal.valueOf(factorOf(signs.charAt(i))));
    }
    return factor;
  }

  private static int factorOf(char sign) {
    return switch (sign) {
      case 'k' -> 1_000;
      case 'w' -> WAN;
      case '十', '拾' -> 1;
      default -> (int) Math.max(1, chineseFactor(sign));
    };
  }

  private static Optional<Ends> chinese(String text) {
    int pair = neighbours(text);
    if (pair < 0) {
      return number(text).map(value -> new Ends(value, null));
    }
    Optional<BigDecimal> low = number(new StringBuilder(text).deleteCharAt(pair + 1).toString());
    Optional<BigDecimal> high = number(new StringBuilder(text).deleteCharAt(pair).toString());
    return low.isPresent() && high.isPresent()
        ? Optional.of(new Ends(low.get(), high.get()))
        : Optional.empty();
  }

  /** Where two digits stand side by side that are the ends of a range, or -1. */
  private static int neighbours(String text) {
    for (int i = 1; i < text.length(); i++) {
      int first = digitOf(text.charAt(i - 1));
      int second = digitOf(text.charAt(i));
      if (first > 0 && second > 0) {
        boolean alone = i + 1 == text.length() || digitOf(text.charAt(i + 1)) < 0;
        boolean range = second == first + 1 || (first == 3 && second == 5);
        return alone && range ? i - 1 : -1;
      }
    }
    return -1;
  }

  private static Optional<BigDecimal> number(String text) {
    if (text.equals("半")) {
      return Optional.of(HALF);
    }
    long total = 0;
    long section = 0;
    long digit = -1;
    long lastFactor = 1;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      int value = digitOf(sign);
      if (value >= 0) {
        // Without factors digits are read one by one: 一五 is 15.
        digit = Math.max(digit, 0) * 10 + value;
        lastFactor = value == 0 ? 10 : lastFactor;
        continue;
      }
      long factor = chineseFactor(sign);
      if (factor == 0 || digit > LARGEST_DIGIT || (factor == YI && total >= YI)) {
        return Optional.empty();
      }
      long written = Math.max(digit, 0);
      if (factor >= WAN) {
        long before = (factor == YI ? total : 0) + section + written;
        total = (factor == YI ? 0 : total) + Math.max(before, 1) * factor;
        section = 0;
      } else {
        section += Math.max(written, 1) * factor;
      }
      digit = -1;
      lastFactor = factor;
    }
    if (digit > LARGEST_DIGIT && total + section > 0) {
      return Optional.empty();
    }
    // 一千二 is 1,200 and 两百五 is 250: a last digit counts in tenths of the factor before it.
    long rest = digit <= 0 ? 0 : lastFactor >= TENTHS_FROM ? digit * lastFactor / 10 : digit;
    long value = total + section + rest;
    return value > 0 ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
  }

  /** What a Chinese numeral from 零 to 九 stands for, or -1. */
  static int digitOf(char sign) {
    return switch (sign) {
      case '〇' -> 0;
      case '幺' -> 1;
      case '两', '俩' -> 2;
      default -> Math.max(DIGITS.indexOf(sign), FORMAL.indexOf(sign));
    };
  }

  private static long chineseFactor(char sign) {
    return switch (sign) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1_000;
      case '万' -> WAN;
      case '亿' -> YI;
      default -> 0;
    };
  }
}

package org.hulian.classifier.entity;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads numbers as they are written in offers: {@code 1,650}, {@code 1.5万}, 三十五, 一千二, 两万. */
final class Numbers {
  /** Western digits, with thousands or decimals and a factor. */
  static final String WESTERN =
      "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,3})?)";

  /** Chinese numerals, those of cheques too. */
  static final String CHINESE = "[零〇一二两俩三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟半]{1,9}";

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Numbers() {}

  /**
   * Reads a number.
   *
   * @param text Western digits or Chinese numerals, with a factor at the end at will
   * @return empty if it is no number
   */
  static Optional<BigDecimal> read(String text) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    return Character.isDigit(plain.charAt(0)) ? western(plain) : chinese(plain);
  }

  private static Optional<BigDecimal> western(String text) {
    int end = text.length();
    BigDecimal factor = BigDecimal.ONE;
    while (end > 0 && factorOf(text.charAt(end - 1)) > 1) {
      factor = factor.multiply(BigDecimal.valueOf(factorOf(text.charAt(--end))));
    }
    String digits = text.substring(0, end).replace(",", "").strip();
    return digits.matches("\\d+(?:\\.\\d+)?")
        ? Optional.of(new BigDecimal(digits).multiply(factor))
        : Optional.empty();
  }

  private static int factorOf(char sign) {
    return switch (sign) {
      case '百' -> 100;
      case '千', 'k' -> 1_000;
      case '万', 'w' -> 10_000;
      default -> 1;
    };
  }

  private static Optional<BigDecimal> chinese(String text) {
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
        // 二五 is read as 25, as in 一五 for 15.
        digit = digit > 0 ? digit * 10 + value : value;
        lastFactor = value == 0 ? 10 : lastFactor;
        continue;
      }
      long factor = chineseFactor(sign);
      if (factor == 0) {
        return Optional.empty();
      }
      if (factor == 10_000) {
        total += (section + Math.max(digit, 0) == 0 ? 1 : section + Math.max(digit, 0)) * factor;
        section = 0;
      } else {
        section += (digit > 0 ? digit : 1) * factor;
      }
      digit = -1;
      lastFactor = factor;
    }
    // 一千二 is 1,200 and 两百五 is 250: a last digit counts in tenths of the factor before it.
    long rest = digit <= 0 ? 0 : lastFactor >= 100 ? digit * lastFactor / 10 : digit;
    long value = total + section + rest;
    return value > 0 ? Optional.of(BigDecimal.valueOf(value)) : Optional.empty();
  }

  private static int digitOf(char sign) {
    if (sign == '〇') {
      return 0;
    }
    if (sign == '两' || sign == '俩') {
      return 2;
    }
    return Math.max(DIGITS.indexOf(sign), FORMAL.indexOf(sign));
  }

  private static long chineseFactor(char sign) {
    return switch (sign) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1_000;
      case '万' -> 10_000;
      default -> 0;
    };
  }
}

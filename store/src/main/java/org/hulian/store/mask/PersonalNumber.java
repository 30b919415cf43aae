package org.hulian.store.mask;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** The rules by which numbers that name a person are told from other numbers. */
final class PersonalNumber {
  /** Identity numbers of this length have no check digit. */
  static final int UNCHECKED_LENGTH = 15;

  private static final int CHECK_X = Digits.X;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] CHECKS = {1, 0, CHECK_X, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final int MIN_YEAR = 1880;
  private static final int MAX_YEAR = 2099;
  private static final int CENTURY = 1900;
  private static final int MAX_PREFECTURE = 53;
  private static final int DIRECT = 90;
  private static final int MAX_COUNTY = 90;

  /**
   * The first two digits of GB/T 2260 codes in use since 1980, those of Hong Kong and on, and 91.
   */
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91);

  private PersonalNumber() {}

  /** An identity number or a card, as far as its digits tell. */
  static boolean isCertain(int[] number) {
    return isIdentity(number) || isCard(number);
  }

  /** An identity number of 18 characters with its check, or of 15 digits. */
  static boolean isIdentity(int[] number) {
    return switch (number.length) {
      case 18 -> hasProvince(number) && hasDate(number) && hasIdentityCheck(number);
      case UNCHECKED_LENGTH ->
          isDecimal(number)
              && hasRegion(number)
              && isDate(CENTURY + value(number, 6, 8), value(number, 8, 10), value(number, 10, 12));
      default -> false;
    };
  }

  /**
   * A number of the shape of an identity number, with or without its check character: where the
   * birth stands there is a date. Neither region nor check need be right, since sellers mistype and
   * blur them.
   */
  static boolean looksLikeIdentity(int[] number) {
    if (number[0] == 0 || !isDecimal(number, number.length - 1)) {
      return false;
    }
    return switch (number.length) {
      case 15, 16 -> isDayOfYear(value(number, 8, 10), value(number, 10, 12));
      case 17, 18 ->
          isCentury(value(number, 6, 8))
              && isDayOfYear(value(number, 10, 12), value(number, 12, 14));
      default -> false;
    };
  }

  private static boolean isCentury(int century) {
    return century >= 18 && century <= 20;
  }

  private static boolean isDayOfYear(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean hasProvince(int[] number) {
    return PROVINCES.contains(value(number, 0, 2));
  }

  /**
   * Prefecture and county within the ranges that GB/T 2260 uses. A number of 15 digits has no
   * check, so all that is known of it has to fit.
   */
  private static boolean hasRegion(int[] number) {
    int prefecture = value(number, 2, 4);
    int county = value(number, 4, 6);
    boolean known = prefecture >= 1 && (prefecture <= MAX_PREFECTURE || prefecture == DIRECT);
    return hasProvince(number) && known && county <= MAX_COUNTY;
  }

  private static boolean hasDate(int[] number) {
    int year = value(number, 6, 10);
    return year >= MIN_YEAR
        && year <= MAX_YEAR
        && isDate(year, value(number, 10, 12), value(number, 12, 14));
  }

  private static boolean isDate(int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return date.getYear() == year;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean hasIdentityCheck(int[] number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      if (number[i] == CHECK_X) {
        return false;
      }
      sum += number[i] * WEIGHTS[i];
    }
    return CHECKS[sum % CHECKS.length] == number[WEIGHTS.length];
  }

  /** A bank card: a length that goes with the first digits of its scheme, and the check digit. */
  static boolean isCard(int[] number) {
    return number.length >= 13
        && number.length <= 19
        && isDecimal(number)
        && hasIssuer(number.length, number[0], value(number, 0, 2), value(number, 0, 4))
        && hasLuhnCheck(number);
  }

  /** UnionPay, Visa, Mastercard, American Express, Diners, JCB, Discover; older Chinese ranges. */
  private static boolean hasIssuer(int length, int one, int two, int four) {
    return switch (length) {
      case 13 -> one == 4;
      case 14 -> two == 30 || two == 36 || two == 38;
      case 15 -> two == 34 || two == 37;
      case 16 -> hasScheme(one, two) || two == 35 || (two >= 22 && two <= 27);
      case 17 -> one == 4 || two == 62;
      case 18 -> two == 62;
      default -> hasScheme(one, two) || four == 9558 || four == 9559 || four / 10 == 103;
    };
  }

  private static boolean hasScheme(int one, int two) {
    return one == 4 || one == 5 || (two >= 60 && two <= 65);
  }

  private static boolean hasLuhnCheck(int[] number) {
    int sum = 0;
    for (int i = 0; i < number.length; i++) {
      int digit = number[number.length - 1 - i];
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** A mobile number of mainland China, with or without the country's code, 86 or 0086. */
  static boolean isPhone(int[] number) {
    int at = number.length - 11;
    if (at < 0 || !isDecimal(number)) {
      return false;
    }
    boolean country = at == 0 || ((at == 2 || at == 4) && value(number, 0, at) == 86);
    return country && number[at] == 1 && number[at + 1] >= 3;
  }

  private static boolean isDecimal(int[] number) {
    return isDecimal(number, number.length);
  }

  private static boolean isDecimal(int[] number, int length) {
    for (int i = 0; i < length; i++) {
      if (number[i] == CHECK_X) {
        return false;
      }
    }
    return true;
  }

  private static int value(int[] number, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + number[i];
    }
    return value;
  }
}

package org.hulian.review.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Covers numbers that belong to a person: identity numbers, bank cards, telephone numbers. The
 * result is as long as the text, so spans into it stay right. Rather covers one number too many:
 * what is covered here is still in the store for those who may see it.
 */
public final class PersonalDataMask {
  private static final char COVER = '*';

  /** Ten or more digits with at most one separator between two of them; linear on any input. */
  private static final Pattern RUN =
      Pattern.compile("\\d(?:[ -]?\\d){9,29}(?:[ -]?[Xx](?![A-Za-z]))?");

  /** Six digits of region, a date of birth, three of sequence, one to check; or 15 digits. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "[1-9]\\d{5}(?:18|19|20)?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]?");

  private static final Pattern MOBILE = Pattern.compile("(?:00)?(?:86)?1[3-9]\\d{9}");
  private static final int SHORTEST_CARD = 13;
  private static final int LONGEST_CARD = 19;
  private static final int DECIMAL = 10;
  private static final int LARGEST_DIGIT = 9;

  private PersonalDataMask() {}

  /** Covers every such number. */
  public static String mask(String text) {
    return mask(text, Set.of());
  }

  /**
   * Covers every such number but these.
   *
   * @param kept digits of numbers that stay, such as a seller's own contact
   */
  public static String mask(String text, Set<String> kept) {
    StringBuilder masked = new StringBuilder(text);
    Matcher runs = RUN.matcher(asciiDigits(text));
    while (runs.find()) {
      String number = runs.group().replaceAll("[ -]", "");
      if (personal(number) && !kept.contains(number)) {
        cover(masked, runs.start(), runs.end());
      }
    }
    return masked.toString();
  }

  private static boolean personal(String number) {
    return IDENTITY.matcher(number).matches()
        || MOBILE.matcher(number).matches()
        || (number.length() >= SHORTEST_CARD && number.length() <= LONGEST_CARD && luhn(number));
  }

  /** ISO/IEC 7812-1, annex B. */
  private static boolean luhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = Character.digit(number.charAt(number.length() - 1 - i), DECIMAL);
      if (digit < 0) {
        return false;
      }
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > LARGEST_DIGIT ? doubled - LARGEST_DIGIT : doubled;
    }
    return sum % DECIMAL == 0;
  }

  /** Full-width and other decimal digits as ASCII, everything else as it is: same length. */
  private static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text);
    for (int i = 0; i < ascii.length(); i++) {
      int digit = Character.digit(ascii.charAt(i), DECIMAL);
      if (digit >= 0) {
        ascii.setCharAt(i, (char) ('0' + digit));
      }
    }
    return ascii.toString();
  }

  private static void cover(StringBuilder masked, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetterOrDigit(masked.charAt(i))) {
        masked.setCharAt(i, COVER);
      }
    }
  }
}

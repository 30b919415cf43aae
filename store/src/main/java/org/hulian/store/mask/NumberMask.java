package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hulian.listing.text.TextSpan;

/**
 * Covers the digits of numbers that name a person; the text keeps its length, so that spans into it
 * stay right. Digits may be full-width and stand in groups with one separator between them; a
 * number is made of whole groups, and one within a longer group is none.
 *
 * <p>There are two strictnesses. What is stored cannot be taken back, so there only numbers with a
 * right check digit are covered ({@link #victims}). What is shown can be looked up by those who
 * may, so there a number too many is covered rather than one too few ({@link #persons}).
 */
public final class NumberMask {
  private static final char COVER = '*';
  private static final int MIN_DIGITS = 11;
  private static final int SAMPLE_PHONES = 3;

  private NumberMask() {}

  /**
   * Covers what belongs to victims: identity numbers, bank cards, and telephones in rows.
   *
   * <p>Sellers leave their own telephone number; victims come in rows. A telephone number is
   * therefore a victim's where it shares a line with an identity number or a card, or where a text
   * has three or more and nothing before it invites to call.
   *
   * @return the same object if there is nothing to cover
   */
  public static String victims(String text) {
    if (!hasManyDigits(text)) {
      return text;
    }
    BitSet hidden = new BitSet(text.length());
    List<TextSpan> phones = new ArrayList<>();
    Set<Integer> rows = new HashSet<>();
    Lines lines = Lines.of(text);
    for (DigitRun run : DigitRun.in(text)) {
      for (TextSpan number : run.numbers(NumberMask::isCertain)) {
        hidden.set(number.start(), number.end());
        rows.add(lines.number(number.start()));
      }
      run.numbers(PersonalNumber::isPhone).stream()
          .filter(phone -> !hidden.get(phone.start()))
          .forEach(phones::add);
    }
    boolean sample = phones.size() >= SAMPLE_PHONES;
    for (TextSpan phone : phones) {
      boolean row = rows.contains(lines.number(phone.start()));
      if (row || (sample && !PhoneCue.before(text, phone.start()))) {
        hidden.set(phone.start(), phone.end());
      }
    }
    return cover(text, hidden);
  }

  /** Covers every identity number, bank card and telephone, whoever's it is. */
  public static String persons(String text) {
    return persons(text, Set.of());
  }

  /**
   * Covers every identity number, bank card and telephone but these.
   *
   * @param kept telephones that stay, such as a seller's own, in any form
   */
  public static String persons(String text, Set<String> kept) {
    if (!hasManyDigits(text)) {
      return text;
    }
    Set<String> own = new HashSet<>();
    kept.forEach(phone -> own.add(subscriber(phone)));
    BitSet hidden = new BitSet(text.length());
    for (DigitRun run : DigitRun.in(text)) {
      run.numbers(NumberMask::isLikely).forEach(span -> hidden.set(span.start(), span.end()));
      run.numbers(PersonalNumber::isPhone).stream()
          .filter(phone -> !own.contains(subscriber(phone.of(text))))
          .forEach(span -> hidden.set(span.start(), span.end()));
    }
    return cover(text, hidden);
  }

  /**
   * Whether the words before this place invite to call or to write to the number that begins there.
   */
  public static boolean isInvited(String text, int start) {
    return PhoneCue.before(text, start);
  }

  private static boolean isCertain(int[] number) {
    return PersonalNumber.isIdentity(number) || PersonalNumber.isCard(number);
  }

  private static boolean isLikely(int[] number) {
    return PersonalNumber.looksLikeIdentity(number) || PersonalNumber.isCard(number);
  }

  private static boolean hasManyDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += DigitRun.digit(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return digits >= MIN_DIGITS;
  }

  /** The last eleven digits: the number without its country. */
  private static String subscriber(String phone) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < phone.length(); i++) {
      int digit = DigitRun.digit(phone.charAt(i));
      if (digit >= 0) {
        digits.append(digit);
      }
    }
    return digits.substring(Math.max(0, digits.length() - MIN_DIGITS));
  }

  private static String cover(String text, BitSet hidden) {
    if (hidden.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text);
    hidden.stream()
        .filter(i -> DigitRun.digit(text.charAt(i)) >= 0 || DigitRun.isCheckX(text.charAt(i)))
        .forEach(i -> masked.setCharAt(i, COVER));
    return masked.toString();
  }

  /** Tells the lines of a text apart; {@code breaks} are the places of its line breaks. */
  @SuppressWarnings("ArrayRecordComponent") // passed to nobody
  private record Lines(int[] breaks) {
    static Lines of(String text) {
      return new Lines(
          IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray());
    }

    int number(int place) {
      return -1 - Arrays.binarySearch(breaks, place);
    }
  }
}

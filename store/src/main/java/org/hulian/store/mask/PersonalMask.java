package org.hulian.store.mask;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Covers what names a person: identity numbers, bank cards and telephones, names, addresses and
 * number plates. The text keeps its length, so that spans into it stay right; separators stay.
 * Digits may be of any form and stand in groups; a number is made of whole groups, and one within a
 * longer group is none.
 *
 * <p>There are two strictnesses. What is stored cannot be taken back, so there only numbers with a
 * right check digit are covered, and names and addresses that words around them give away ({@link
 * #victims}). What is shown can be looked up by those who may, so there a number too many is
 * covered rather than one too few ({@link #persons}).
 *
 * <p>The work is linear in the text, whatever it holds. Thread-safe.
 */
public final class PersonalMask {
  private static final char COVER = '*';
  private static final int MIN_DIGITS = 11;
  private static final Digits[] PLAIN = {Digits.PLAIN};

  private PersonalMask() {}

  /** Covers what belongs to victims, see {@link #victims(String, Set)}. */
  public static String victims(String text) {
    return victims(text, Set.of());
  }

  /**
   * Covers what belongs to victims.
   *
   * <ul>
   *   <li>Identity numbers of 18 characters (GB 11643, ISO 7064 MOD 11-2) and of 15 digits; bank
   *       cards of 13 to 19 digits (ISO 7812), unless they are announced as the number of an order
   *       or stand in rows as prices do.
   *   <li>Names behind a word such as 姓名 or 户主, or right beside such a number.
   *   <li>Addresses from the region down to street or number behind a word such as 住址, or on the
   *       line of another of these; not those of shops.
   *   <li>Number plates.
   *   <li>Telephones. Sellers leave their own; victims come in rows. One is therefore a victim's
   *       where it shares a line or a record with one of these, or where a text has three or more
   *       and nothing before it invites to call.
   * </ul>
   *
   * @param own what the seller goes by: a name within it is no victim's
   * @return the same object if there is nothing to cover
   */
  public static String victims(String text, Set<String> own) {
    Traits traits = Traits.of(text);
    return traits.none() ? text : cover(text, new Victims(text, own).find(traits, true));
  }

  /** Covers everything that names a person, and every telephone, whoever's it is. */
  public static String persons(String text) {
    return persons(text, Set.of());
  }

  /**
   * Covers everything that names a person, and every telephone but these.
   *
   * @param kept telephones that stay, such as a seller's own, in any form
   */
  public static String persons(String text, Set<String> kept) {
    Traits traits = Traits.of(text);
    if (traits.none()) {
      return text;
    }
    Set<String> own = new HashSet<>();
    kept.forEach(phone -> own.add(subscriber(phone)));
    BitSet hidden = new Victims(text, Set.of()).find(traits, false);
    for (Digits alphabet : traits.wideDigits() ? Digits.values() : PLAIN) {
      for (DigitRun run : DigitRun.in(text, alphabet)) {
        run.numbers(PersonalMask::isLikely).forEach(span -> hidden.set(span.start(), span.end()));
        run.numbers(PersonalNumber::isPhone).stream()
            .filter(phone -> !own.contains(subscriber(phone.of(text))))
            .forEach(span -> hidden.set(span.start(), span.end()));
      }
    }
    return cover(text, hidden);
  }

  /**
   * Whether the words before this place invite to call or to write to the number that begins there.
   */
  public static boolean isInvited(String text, int start) {
    return PhoneCue.before(text, start);
  }

  private static boolean isLikely(int[] number) {
    return PersonalNumber.looksLikeIdentity(number) || PersonalNumber.isCard(number);
  }

  /** The last eleven digits: the number without its country. */
  private static String subscriber(String phone) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < phone.length(); i++) {
      int digit = Digits.decimal(phone.charAt(i));
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
        .filter(i -> !Digits.WIDE.separates(text.charAt(i)) && !Digits.WIDE.passes(text.charAt(i)))
        .filter(i -> text.charAt(i) != '\n')
        .forEach(i -> masked.setCharAt(i, COVER));
    return masked.toString();
  }
}

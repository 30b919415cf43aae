package org.hulian.store.mask;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hulian.listing.text.TextSpan;

/** What of one text belongs to victims. */
final class Victims {
  /** More telephones than a seller has of his own. */
  private static final int SAMPLE_PHONES = 3;

  /** A field of a record begins so: 手机：, 2. 身份证号码: */
  private static final Pattern FIELD =
      Pattern.compile("\\s{0,3}[\\d①-⑨.、)）*•-]{0,3}\\s?[\\p{IsHan}A-Za-z]{2,8}\\s{0,2}[:：].*");

  private static final Pattern PHONE_FIELD =
      Pattern.compile(
          "\\s{0,3}[\\d①-⑨.、)）*•-]{0,3}\\s?(?:预留|绑定|本人)?(?:手机|电话|(?i:mobile|phone))(?:号码?)?\\s{0,2}[:：].*");

  private static final int NEIGHBOURS = 2;

  private final String text;
  private final Lines lines;
  private final Cards cards;
  private final NameReader names;
  private final AddressReader addresses;
  private final BitSet hidden;
  private final List<TextSpan> numbers = new ArrayList<>();

  /** By where they end, since both readings may find one. */
  private final Map<Integer, TextSpan> phones = new TreeMap<>();

  /** Lines with a number that is a victim's for sure. */
  private final Set<Integer> numbered = new HashSet<>();

  /** Those, and lines with a name or an address of somebody. */
  private final Set<Integer> rows = new HashSet<>();

  /**
   * Looks at one text.
   *
   * @param own what the seller goes by
   */
  Victims(String text, Set<String> own) {
    this.text = text;
    this.lines = Lines.of(text);
    this.cards = new Cards(text);
    this.names = new NameReader(text, own);
    this.addresses = new AddressReader(text);
    this.hidden = new BitSet(text.length());
  }

  /**
   * The places to cover; separators among them stay.
   *
   * @param withPhones whether telephones are looked at
   */
  BitSet find(Traits traits, boolean withPhones) {
    if (traits.plainDigits()) {
      readNumbers(Digits.PLAIN, withPhones);
    }
    if (traits.wideDigits()) {
      readNumbers(Digits.WIDE, withPhones);
    }
    numbers.forEach(this::hideRow);
    numbered.addAll(rows);
    if (traits.word()) {
      names.cued(this::hideRow, this::hide);
      addresses.cued(this::hideRow, this::hide);
    }
    if (traits.plate()) {
      new PlateReader(text).all().forEach(this::hide);
    }
    phones.values().removeIf(phone -> hidden.get(phone.start()));
    phones.values().forEach(this::readPhone);
    for (int row : rows) {
      addresses.within(lines.start(row), lines.end(row)).forEach(this::hide);
    }
    for (TextSpan number : numbers) {
      names.beside(number).forEach(this::hide);
    }
    return hidden;
  }

  private void readNumbers(Digits alphabet, boolean withPhones) {
    for (DigitRun run : DigitRun.in(text, alphabet)) {
      numbers.addAll(run.numbers(PersonalNumber::isCertain, this::isCertain));
      if (withPhones) {
        run.numbers(PersonalNumber::isPhone)
            .forEach(phone -> phones.putIfAbsent(phone.end(), phone));
      }
    }
  }

  private boolean isCertain(int[] digits, TextSpan span) {
    if (!PersonalNumber.isIdentity(digits)) {
      return cards.isCard(span);
    }
    return digits.length != PersonalNumber.UNCHECKED_LENGTH || cards.isOldIdentity(span);
  }

  private void hide(TextSpan span) {
    hidden.set(span.start(), span.end());
  }

  private void hideRow(TextSpan span) {
    hide(span);
    rows.add(lines.number(span.start()));
  }

  private void readPhone(TextSpan phone) {
    int line = lines.number(phone.start());
    boolean row =
        numbered.contains(line) || (rows.contains(line) && !PhoneCue.ofSeller(text, phone.start()));
    boolean sample = phones.size() >= SAMPLE_PHONES && !PhoneCue.before(text, phone.start());
    if (row || sample || isFieldOfRecord(line)) {
      hide(phone);
      if (row) {
        numbers.add(phone);
      }
    }
  }

  /** 手机： between the other fields of a victim's record, each on a line of its own. */
  private boolean isFieldOfRecord(int line) {
    if (rows.isEmpty() || !matches(PHONE_FIELD, line)) {
      return false;
    }
    int last = Math.min(lines.count() - 1, line + NEIGHBOURS);
    for (int i = Math.max(0, line - NEIGHBOURS); i <= last; i++) {
      if (rows.contains(i) && matches(FIELD, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Pattern pattern, int line) {
    return pattern.matcher(text).region(lines.start(line), lines.end(line)).matches();
  }
}

package org.hulian.store.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.text.TextSpan;

/**
 * Finds identity numbers, bank cards and telephone numbers of third parties in a text and replaces
 * their digits, keeping its length, so that spans still fit.
 *
 * <p>Identity numbers are those of GB 11643 (18 characters with the check character of ISO 7064 MOD
 * 11-2, or 15 digits), bank cards 13 to 19 digits with a Luhn check (ISO/IEC 7812-1). Digits may be
 * full-width and stand in groups with one separator between them. A number within a longer run of
 * digits is none.
 *
 * <p>Sellers leave their own telephone number; victims come in rows. A telephone number is
 * therefore a victim's where it shares a line with an identity number or a card, or where a text
 * has three or more and nothing before it invites to call.
 */
final class VictimMask {
  private static final char COVER = '*';
  private static final int MIN_DIGITS = 11;
  private static final int SAMPLE_PHONES = 3;
  private static final int CUE_REACH = 14;

  private static final Pattern PHONE_CUE =
      Pattern.compile(
          "(?i)(电话|手机|致电|热线|联系|咨询|客服|微信|薇信|威信|加[vｖ微我薇]|[vｖ]信|[vwｖ][xｘ]|飞机|纸飞机|"
              + "tel|phone|call|contact|whatsapp|wechat|telegram|tg)[^\\n]{0,3}$");

  private VictimMask() {}

  /** The text with every digit that is a victim's replaced; the same object if there is none. */
  static String mask(String text) {
    if (!hasManyDigits(text)) {
      return text;
    }
    List<DigitRun> runs = DigitRun.in(text);
    List<TextSpan> hidden = new ArrayList<>();
    List<TextSpan> phones = new ArrayList<>();
    for (DigitRun run : runs) {
      run.collect(hidden, phones);
    }
    addVictimsPhones(text, hidden, phones);
    return hidden.isEmpty() ? text : cover(text, hidden);
  }

  private static boolean hasManyDigits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += DigitRun.digit(text.charAt(i)) >= 0 ? 1 : 0;
    }
    return digits >= MIN_DIGITS;
  }

  private static void addVictimsPhones(String text, List<TextSpan> hidden, List<TextSpan> phones) {
    List<TextSpan> victims = new ArrayList<>();
    for (TextSpan phone : phones) {
      boolean row = hidden.stream().anyMatch(number -> sameLine(text, number, phone));
      boolean sample = phones.size() >= SAMPLE_PHONES && !isInvited(text, phone.start());
      if (row || sample) {
        victims.add(phone);
      }
    }
    hidden.addAll(victims);
  }

  private static boolean sameLine(String text, TextSpan a, TextSpan b) {
    int from = Math.min(a.end(), b.end());
    int to = Math.max(a.start(), b.start());
    return text.substring(Math.min(from, to), to).indexOf('\n') < 0;
  }

  private static boolean isInvited(String text, int start) {
    Matcher cue = PHONE_CUE.matcher(text.substring(Math.max(0, start - CUE_REACH), start));
    return cue.find();
  }

  private static String cover(String text, List<TextSpan> hidden) {
    StringBuilder masked = new StringBuilder(text);
    for (TextSpan span : hidden) {
      for (int i = span.start(); i < span.end(); i++) {
        char c = masked.charAt(i);
        if (DigitRun.digit(c) >= 0 || DigitRun.isCheckX(c)) {
          masked.setCharAt(i, COVER);
        }
      }
    }
    return masked.toString();
  }
}

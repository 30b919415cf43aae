package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;

/**
 * Reads ways to reach the seller. A handle is read where a messenger is named before it, in any of
 * its disguises (薇, V❤, vx, 扣扣, 🐧, ✈), or where its own form says what it is (mail, telephone,
 * {@code @handle}, {@code t.me/…}). Between name and handle may stand 号, 加, 是, a colon or blanks.
 * The ways are named in {@link ContactKinds}.
 */
public final class ContactReader {
  private static final Pattern NUMBER = Pattern.compile("[+\\d 零一二三四五六七八九幺伍陆-]+");

  /** Every handle has so many letters and digits. */
  private static final int SHORTEST_HANDLE = 3;

  /**
   * One way to write a contact.
   *
   * @param cues pieces of which one stands in every match
   */
  record Kind(String name, List<String> cues, Pattern pattern, boolean nameShown) {}

  static final List<Kind> KINDS = ContactKinds.all();

  /** Makes a reader; it holds no state. */
  public ContactReader() {}

  /**
   * Reads the contacts of a text.
   *
   * @param field the field that the text is of
   */
  public List<Entity> read(FieldRef field, FoldedText text) {
    if (text.digits() + text.letters() + text.numerals() < SHORTEST_HANDLE) {
      return List.of();
    }
    Spans taken = new Spans();
    List<Entity> found = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (!text.holdsAny(kind.cues())) {
        continue;
      }
      Matcher matcher = kind.pattern().matcher(text.folded());
      while (matcher.find()) {
        String handle = matcher.group("handle");
        // After a colon the handle stands alone; run together, name and handle are one mention.
        int start = kind.nameShown() ? matcher.start() : matcher.start("handle");
        if (kind.nameShown()
            || matcher.start("handle") == 0
            || text.folded().charAt(matcher.start("handle") - 1) != '@') {
          add(found, taken, kind, text.mention(field, start, matcher.end("handle")), handle);
        } else {
          add(found, taken, kind, text.mention(field, start - 1, matcher.end("handle")), handle);
        }
      }
    }
    return found;
  }

  private static void add(
      List<Entity> found, Spans taken, Kind kind, Mention mention, String handle) {
    String shown = NUMBER.matcher(handle).matches() ? digits(handle) : plain(handle);
    if (taken.take(mention.span())) {
      found.add(new Entity.Contact(mention, kind.name(), shown));
    }
  }

  /** The letters of "a b c 1 2 3" stand apart only on the page. */
  private static String plain(String handle) {
    String small = handle.toLowerCase(Locale.ROOT).replace(" ", "");
    return small.startsWith("@") ? small.substring(1) : small;
  }

  private static String digits(String number) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char sign = number.charAt(i);
      int numeral = Numbers.digitOf(sign);
      if (numeral >= 0) {
        digits.append(numeral);
      } else if (sign != ' ' && sign != '-') {
        digits.append(sign);
      }
    }
    return digits.toString();
  }
}

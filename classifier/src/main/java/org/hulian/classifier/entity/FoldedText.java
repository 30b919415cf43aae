package org.hulian.classifier.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextNormalizer;
import org.hulian.listing.text.TextSpan;

/**
 * A text in which prices and handles can be read by pattern: full-width and styled characters are
 * plain, letters small, invisible and combining marks gone, and each Chinese character is what the
 * {@link TextNormalizer} makes of it alone (塊 is 块, 壹 is 一); punctuation and blanks stay, since
 * they part numbers. Letters of other alphabets keep their shape and accents: {@code шт} and {@code
 * bộ} are read as such. Immutable.
 */
public final class FoldedText {
  private static final int LATIN_END = 0x250;
  private static final int FIRST_OVERLAY = 0x334;
  private static final int LAST_OVERLAY = 0x338;
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int FIRST_SYMBOL = 0x2000;
  private static final int VARIATION_SELECTOR_16 = 0xFE0F;
  private static final TextNormalizer NORMALIZER = TextNormalizer.standard();
  private final String original;
  private final String folded;
  private final int[] starts;
  private final int[] ends;
  private final int digits;
  private final int letters;
  private final int numerals;

  private FoldedText(String original, String folded, int[] starts, int[] ends) {
    this.original = original;
    this.folded = folded;
    this.starts = starts;
    this.ends = ends;
    digits = (int) folded.chars().filter(sign -> sign >= '0' && sign <= '9').count();
    letters = (int) folded.chars().filter(sign -> sign >= 'a' && sign <= 'z').count();
    numerals = (int) folded.chars().filter(sign -> Numbers.digitOf((char) sign) >= 0).count();
  }

  /** Folds a text; any string will do. */
  public static FoldedText of(String original) {
    StringBuilder folded = new StringBuilder(original.length());
    int[] starts = new int[original.length() * 2 + 2];
    int[] ends = new int[starts.length];
    for (int i = 0; i < original.length(); ) {
      int point = original.codePointAt(i);
      int next = i + Character.charCount(point);
      if (!isDropped(point, folded)) {
        int before = folded.length();
        append(folded, point);
        if (folded.length() > starts.length) {
          starts = Arrays.copyOf(starts, folded.length() * 2);
          ends = Arrays.copyOf(ends, folded.length() * 2);
        }
        Arrays.fill(starts, before, folded.length(), i);
        Arrays.fill(ends, before, folded.length(), next);
      }
      i = next;
    }
    return new FoldedText(original, folded.toString(), starts, ends);
  }

  private static boolean isDropped(int point, CharSequence before) {
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.ENCLOSING_MARK -> true;
      // Accents of Latin letters are part of words such as "lần"; anywhere else they are noise.
      case Character.NON_SPACING_MARK ->
          point == VARIATION_SELECTOR_16
              || (point >= FIRST_OVERLAY && point <= LAST_OVERLAY)
              || before.isEmpty()
              || before.charAt(before.length() - 1) >= LATIN_END
              || !Character.isLetter(before.charAt(before.length() - 1));
      default -> false;
    };
  }

  private static void append(StringBuilder folded, int point) {
    if (point < 0x80) {
      folded.append((char) (point >= 'A' && point <= 'Z' ? point + 32 : point));
      return;
    }
    if (point < FIRST_SYMBOL) {
      folded.appendCodePoint(point == NO_BREAK_SPACE ? ' ' : Character.toLowerCase(point));
      return;
    }
    if (isHan(point)) {
      folded.appendCodePoint(NORMALIZER.foldAlone(point));
      return;
    }
    String plain =
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    // ❶ is 1; ⒈ with its full stop stays apart from the number after it.
    if (plain.codePointCount(0, plain.length()) == 1 && plain.codePointAt(0) >= FIRST_SYMBOL) {
      folded.appendCodePoint(NORMALIZER.foldAlone(plain.codePointAt(0)));
    } else {
      folded.append(plain);
    }
  }

  private static boolean isHan(int point) {
    return point >= 0x3400 && point <= 0x9FFF;
  }

  /** The text to match patterns against. */
  public String folded() {
    return folded;
  }

  /** How many digits it has. */
  int digits() {
    return digits;
  }

  /** How many Latin letters it has. */
  int letters() {
    return letters;
  }

  /** How many Chinese numerals from 零 to 九 it has. */
  int numerals() {
    return numerals;
  }

  /**
   * Whether any of these stands in it. Asked before a pattern is tried, of pieces without which it
   * cannot match: that is far cheaper, and nearly all text holds none.
   */
  boolean holdsAny(List<String> pieces) {
    for (String piece : pieces) {
      if (folded.contains(piece)) {
        return true;
      }
    }
    return false;
  }

  /** Where a piece of the folded text stands in the text as written. */
  public TextSpan toOriginal(int start, int end) {
    return new TextSpan(starts[start], ends[end - 1]);
  }

  /**
   * Names a piece of the folded text as a piece of a field.
   *
   * @param field the field this text is of
   */
  Mention mention(FieldRef field, int start, int end) {
    TextSpan span = toOriginal(start, end);
    return new Mention(field, span, span.of(original));
  }
}

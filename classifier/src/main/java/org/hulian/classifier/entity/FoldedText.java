package org.hulian.classifier.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextSpan;

/**
 * A text in which prices and handles can be read by pattern: full-width and styled characters are
 * plain, letters small, invisible and combining marks gone; punctuation and blanks stay, since they
 * part numbers. Immutable.
 */
public final class FoldedText {
  private static final int LATIN_END = 0x250;
  private static final int VARIATION_SELECTOR_16 = 0xFE0F;
  private final String original;
  private final String folded;
  private final int[] starts;
  private final int[] ends;
  private final int digits;
  private final int letters;

  private FoldedText(String original, String folded, int[] starts, int[] ends) {
    this.original = original;
    this.folded = folded;
    this.starts = starts;
    this.ends = ends;
    digits = (int) folded.chars().filter(sign -> sign >= '0' && sign <= '9').count();
    letters = (int) folded.chars().filter(sign -> sign >= 'a' && sign <= 'z').count();
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
    if (isPlain(point)) {
      folded.appendCodePoint(Character.toLowerCase(point));
      return;
    }
    String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
    folded.append(plain.toLowerCase(Locale.ROOT));
  }

  private static boolean isPlain(int point) {
    return (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xA0 && point < 0x2000);
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

package org.hulian.listing.table;

import java.util.Locale;

/**
 * What to do with characters that a format, a terminal or a spreadsheet takes for something else.
 */
final class Characters {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char PICTURES = '\u2400';
  private static final char DELETE = '\u007F';
  private static final char PICTURE_OF_DELETE = '\u2421';
  private static final char LAST_CONTROL = '\u009F';
  private static final char FIRST_NO_CHARACTER = '\uFFFE';

  private Characters() {}

  /** U+FFFD for each half of a surrogate pair that stands alone; UTF-8 has no way to write it. */
  static String wellFormed(String text) {
    int at = firstLone(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    while (at >= 0) {
      whole.setCharAt(at, REPLACEMENT);
      at = firstLone(text, at + 1);
    }
    return whole.toString();
  }

  private static int firstLone(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint)) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }

  /**
   * A control character as its picture (␛ for escape), one without a picture as U+FFFD; tabs and
   * line ends stay. What is left, XML allows and no terminal obeys.
   */
  static String shown(String text) {
    String whole = wellFormed(text);
    if (whole.chars().noneMatch(Characters::isHidden)) {
      return whole;
    }
    StringBuilder shown = new StringBuilder(whole);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (isHidden(c)) {
        shown.setCharAt(i, picture(c));
      }
    }
    return shown.toString();
  }

  private static boolean isHidden(int c) {
    boolean control = c < ' ' ? c != '\t' && c != '\n' && c != '\r' : isUpperControl(c);
    return control || c >= FIRST_NO_CHARACTER;
  }

  private static boolean isUpperControl(int c) {
    return c >= DELETE && c <= LAST_CONTROL;
  }

  private static char picture(char c) {
    if (c < ' ') {
      return (char) (PICTURES + c);
    }
    return c == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
  }

  /** JSON with the controls from U+007F to U+009F escaped, which terminals obey too. */
  static String escaped(String json) {
    if (json.chars().noneMatch(Characters::isUpperControl)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      escaped.append(isUpperControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
    }
    return escaped.toString();
  }
}

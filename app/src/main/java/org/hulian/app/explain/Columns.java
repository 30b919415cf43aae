package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a terminal shows of a text, and how many columns that takes. */
final class Columns {
  /** Shown for what cannot be shown. */
  private static final int UNKNOWN = 0xFFFD;

  /** First and last code points that take two columns: UAX #11, East Asian Width W and F. */
  private static final String WIDE =
      "1100-115f 231a-231b 2329-232a 23e9-23ec 23f0-23f0 23f3-23f3 25fd-25fe 2614-2615 2648-2653"
          + " 267f-267f 2693-2693 26a1-26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce-26ce 26d4-26d4"
          + " 26ea-26ea 26f2-26f3 26f5-26f5 26fa-26fa 26fd-26fd 2705-2705 270a-270b 2728-2728"
          + " 274c-274c 274e-274e 2753-2755 2757-2757 2795-2797 27b0-27b0 27bf-27bf 2b1b-2b1c"
          + " 2b50-2b50 2b55-2b55 2e80-303e 3041-3247 3250-4dbf 4e00-a4cf a960-a97f ac00-d7a3"
          + " f900-faff fe10-fe19 fe30-fe6f ff01-ff60 ffe0-ffe6 16fe0-18cff 1b000-1b2ff"
          + " 1f004-1f004 1f0cf-1f0cf 1f18e-1f18e 1f191-1f19a 1f200-1f320 1f32d-1f335 1f337-1f37c"
          + " 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4-1f3f4 1f3f8-1f43e 1f440-1f440"
          + " 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a-1f57a 1f595-1f596 1f5a4-1f5a4"
          + " 1f5fb-1f64f 1f680-1f6c5 1f6cc-1f6cc 1f6d0-1f6d2 1f6d5-1f6df 1f6eb-1f6ef 1f6f4-1f6ff"
          + " 1f7e0-1f7eb 1f7f0-1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1faff 20000-3fffd";

  private static final int[] BOUNDS =
      Arrays.stream(WIDE.split("[ -]")).mapToInt(bound -> Integer.parseInt(bound, 16)).toArray();

  private Columns() {}

  /**
   * What stands for a code point: itself, a blank for what could command the terminal or turn the
   * line round, or a replacement for half a pair and what has no shape.
   */
  static int shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> UNKNOWN;
      default -> codePoint;
    };
  }

  /** Whether it sits on the character before; a heap of such marks is not shown. */
  static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** How many columns a code point takes, after {@link #shown}. */
  static int width(int codePoint) {
    if (isMark(codePoint)) {
      return 0;
    }
    int at = Arrays.binarySearch(BOUNDS, codePoint);
    // Between the bounds of a range the place to insert is odd; a bound itself belongs to one.
    return at >= 0 || (-at - 1) % 2 == 1 ? 2 : 1;
  }

  /** How many columns a text takes that holds only what can be shown. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** A piece of a listing on one line, in at most so many columns. */
  static String piece(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (isMark(codePoint)) {
        continue;
      }
      int sign = shown(codePoint);
      if (width + width(sign) > most - 1 && i < text.length()) {
        return shown.append('…').toString();
      }
      shown.appendCodePoint(sign);
      width += width(sign);
    }
    return shown.toString();
  }

  /** The text with blanks behind it up to so many columns. */
  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Parts a sentence into lines of at most so many columns, at blanks. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}

package org.hulian.store.mask;

/**
 * What stands for a digit, in one of two readings. The plain one knows decimal digits of every
 * width and script. The wide one also knows what sellers write instead: Chinese numerals, digits in
 * circles and brackets, and letters that look like digits; since these stand in other words too,
 * only numbers with a check digit are looked for by it.
 */
enum Digits {
  PLAIN,
  WIDE;

  /** The check character of an identity number for ten; it only ends a group. */
  static final int X = 10;

  /** Added to the value of a letter that merely looks like a digit. */
  static final int LOOKALIKE = 16;

  private static final String PLAIN_SEPARATORS = " \t\u00a0\u3000-_.\u00b7\u2010\u2011\u2013\uff0d";
  private static final String WIDE_SEPARATORS =
      PLAIN_SEPARATORS
          + ",\uff0c\u3001/\uff0f|\uff5c~\uff5e\u2014\u2022\u30fb:\uff1a*'\u2026\u3002";
  private static final String SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
  private static final String NUMERALS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖○弌弍弎亖伍陸柒捌玖";

  /** The value of a decimal digit of any width or script, -1 for anything else. */
  static int decimal(int c) {
    return c < '0' ? -1 : c <= '9' ? c - '0' : c < '\u0660' ? -1 : Character.digit(c, 10);
  }

  /** Whether it is the check character for ten. */
  static boolean isCheckX(int c) {
    return c == 'X' || c == 'x' || c == '\uff38' || c == '\uff58' || c == '\u2169';
  }

  /** 0 to 9, or that and {@link #LOOKALIKE}; -1 for what is no digit in this reading. */
  int value(int c) {
    int decimal = decimal(c);
    return decimal >= 0 || this == PLAIN ? decimal : wide(c);
  }

  private static int wide(int c) {
    if (c == '幺') {
      return 1;
    }
    int numeral = c < 0x25cb ? -1 : NUMERALS.indexOf(c);
    if (numeral >= 0) {
      return numeral % 10;
    }
    int circled = circled(c);
    return circled >= 0 ? circled : lookalike(c);
  }

  /** Digits in circles, brackets or with a full stop, superscripts and subscripts. */
  private static int circled(int c) {
    if (c >= 0x2460 && c <= 0x2468) {
      return c - 0x2460 + 1;
    }
    if (c >= 0x2474 && c <= 0x247c) {
      return c - 0x2474 + 1;
    }
    if (c >= 0x2488 && c <= 0x2490) {
      return c - 0x2488 + 1;
    }
    if (c >= 0x2776 && c <= 0x2792 && (c - 0x2776) % 10 < 9) {
      return (c - 0x2776) % 10 + 1;
    }
    if (c == 0x24ea || c == 0x24ff) {
      return 0;
    }
    int raised = SCRIPTS.indexOf(c);
    return raised < 0 ? -1 : raised % 10;
  }

  private static int lookalike(int c) {
    int digit =
        switch (c) {
          case 'o', 'O', 'о', 'О', 'ο', 'Ο', 'ｏ', 'Ｏ' -> 0;
          case 'l', 'I', 'і', 'І', 'ｌ', 'Ｉ' -> 1;
          case 'z', 'Z' -> 2;
          case 'з', 'З' -> 3;
          case 's', 'S', 'ѕ', 'Ѕ' -> 5;
          case 'b', 'б' -> 6;
          case 'B' -> 8;
          case 'g', 'q' -> 9;
          default -> -1;
        };
    return digit < 0 ? -1 : digit + LOOKALIKE;
  }

  /** Whether it may stand for ten at the end of an identity number. */
  boolean isTen(int c) {
    return isCheckX(c) || (this == WIDE && (c == '×' || c == 'Х' || c == 'х' || c == '✕'));
  }

  /** Whether it may stand between two digits of one number. */
  boolean separates(int c) {
    return (this == PLAIN ? PLAIN_SEPARATORS : WIDE_SEPARATORS).indexOf(c) >= 0;
  }

  /** How many of them may stand between two digits. */
  int separators() {
    return this == PLAIN ? 1 : 3;
  }

  /** Invisible marks, and those that make an emoji of a digit (U+20E3); they stand anywhere. */
  boolean passes(int c) {
    return this == WIDE
        && ((c >= 0x200b && c <= 0x200f)
            || c == 0x2060
            || c == 0xfeff
            || c == 0xad
            || c == 0x20e3
            || (c >= 0xfe00 && c <= 0xfe0f)
            || (c >= 0x300 && c <= 0x36f));
  }
}

package org.hulian.classifier.screen;

/**
 * Sees in one pass whether a text has the shapes of prices, quantities and handles; what they are
 * exactly, the entity readers say later. Each shape is one bit.
 */
final class TypedPatterns {
  static final int PRICE = 1;
  static final int SPOKEN_PRICE = 1 << 1;
  static final int QUANTITY = 1 << 2;
  static final int HANDLE = 1 << 3;
  static final int LONG_NUMBER = 1 << 4;
  static final int AT_HANDLE = 1 << 5;
  static final int BARE_NUMBER = 1 << 6;
  static final int LINK = 1 << 7;

  /** How many shapes there are. */
  static final int COUNT = 8;

  private static final String MONEY_BEFORE = "¥￥$＄€£₽";
  private static final String MONEY_AFTER = "元圆块塊毛角刀米$＄€₽";
  private static final String COUNTED = "套个個张張条條次单單份台臺组組支";
  private static final String NUMERALS = "一二两三四五六七八九十百千万伍佰仟";
  private static final String ENDS = "，,。.；;！!？?、\n \t~～";

  private static final boolean[] NUMERAL = new boolean[1 << Character.SIZE];

  static {
    NUMERALS.chars().forEach(sign -> NUMERAL[sign] = true);
  }

  private TypedPatterns() {}

  /** The names of the bits, from the lowest. */
  static String[] names() {
    return new String[] {
      "price",
      "spoken-price",
      "quantity",
      "handle",
      "long-number",
      "at-handle",
      "bare-number",
      "link"
    };
  }

  static int of(String text) {
    int seen = 0;
    int length = text.length();
    for (int i = 0; i < length; ) {
      char sign = text.charAt(i);
      if (isDigit(sign)) {
        int end = digitsEnd(text, i);
        seen |= number(text, i, end);
        i = end;
      } else if (isLatin(sign)) {
        int end = i + 1;
        boolean mixed = false;
        while (end < length && isHandlePart(text.charAt(end))) {
          mixed |= !isLatin(text.charAt(end));
          end++;
        }
        seen |= word(text, i, end, mixed);
        i = end;
      } else {
        if (NUMERAL[sign]) {
          seen |= spoken(text, i);
        }
        i++;
      }
    }
    return seen;
  }

  private static int digitsEnd(String text, int start) {
    int end = start + 1;
    while (end < text.length()
        && (isDigit(text.charAt(end))
            || ((text.charAt(end) == '.' || text.charAt(end) == ',')
                && end + 1 < text.length()
                && isDigit(text.charAt(end + 1))))) {
      end++;
    }
    return end;
  }

  private static int number(String text, int start, int end) {
    char before = start == 0 ? '\n' : text.charAt(start - 1);
    int next = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    char after = next < text.length() ? text.charAt(next) : '\n';
    int seen = end - start >= 6 ? LONG_NUMBER : 0;
    if (MONEY_BEFORE.indexOf(before) >= 0
        || MONEY_AFTER.indexOf(after) >= 0
        || isDollarLetter(text, next)) {
      seen |= PRICE;
    } else if (after == '/' || after == '一') {
      seen |= isPer(text, next) ? PRICE : 0;
    } else if (COUNTED.indexOf(after) >= 0) {
      seen |= QUANTITY;
    } else if (end - start <= 5 && ENDS.indexOf(before) >= 0 && ENDS.indexOf(after) >= 0) {
      seen |= BARE_NUMBER;
    }
    return seen;
  }

  /** 20u is tether. */
  private static boolean isDollarLetter(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == 'u' || text.charAt(at) == 'U')
        && (at + 1 == text.length() || !isHandlePart(text.charAt(at + 1)));
  }

  private static boolean isPer(String text, int at) {
    return at + 1 < text.length() && COUNTED.indexOf(text.charAt(at + 1)) >= 0;
  }

  private static int word(String text, int start, int end, boolean mixed) {
    if (start > 0 && text.charAt(start - 1) == '@' && end - start >= 3) {
      return AT_HANDLE;
    }
    if (end - start == 4 && text.startsWith("http", start)) {
      return LINK;
    }
    return mixed && end - start >= 5 ? HANDLE : 0;
  }

  private static int spoken(String text, int at) {
    if (at + 1 >= text.length()) {
      return 0;
    }
    char next = text.charAt(at + 1);
    if (next == '毛' || (next == '块' && text.charAt(at) != '一')) {
      return SPOKEN_PRICE;
    }
    boolean round = "百千十".indexOf(next) >= 0;
    int end = at + 2;
    while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    char before = at == 0 ? '\n' : text.charAt(at - 1);
    char after = end < text.length() ? text.charAt(end) : '\n';
    boolean clause = ENDS.indexOf(before) >= 0 && ENDS.indexOf(after) >= 0;
    boolean money = "元块毛米".indexOf(after) >= 0;
    return round && (clause || money) ? SPOKEN_PRICE : 0;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean isLatin(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  }

  private static boolean isHandlePart(char sign) {
    return isLatin(sign) || isDigit(sign) || sign == '_' || sign == '-';
  }
}

package org.hulian.classifier.screen;

import java.util.Arrays;

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
  private static final String ENDS = "，,。.；;！!？?、 ~～";
  private static final char[] LINK_START = {'h', 't', 't', 'p'};
  private static final int FIRST_HAN = 0x2E80;

  private static final SignSet NUMERAL = SignSet.of(NUMERALS);

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

  /** Whether one of the shapes may begin with a sign of a {@link RawView}. */
  static boolean mayBegin(char sign) {
    return isDigit(sign) || isLatin(sign) || NUMERAL.has(sign);
  }

  /** The shapes of a text. */
  static int of(RawView view) {
    char[] text = view.signs();
    int length = view.length();
    int seen = 0;
    int next = 0;
    for (int i = 0; i < view.shapes(); i++) {
      int at = view.shape(i);
      if (at < next) {
        continue;
      }
      char sign = text[at];
      if (sign >= FIRST_HAN) {
        seen |= spoken(text, at, length);
      } else if (isDigit(sign)) {
        next = digitsEnd(text, at, length);
        seen |= number(text, at, next, length);
      } else {
        next = at + 1;
        boolean mixed = false;
        while (next < length && isHandlePart(text[next])) {
          mixed |= !isLatin(text[next]);
          next++;
        }
        seen |= word(text, at, next, mixed);
      }
    }
    return seen;
  }

  private static int digitsEnd(char[] text, int start, int length) {
    int end = start + 1;
    while (end < length
        && (isDigit(text[end])
            || ((text[end] == '.' || text[end] == ',')
                && end + 1 < length
                && isDigit(text[end + 1])))) {
      end++;
    }
    return end;
  }

  private static int number(char[] text, int start, int end, int length) {
    char before = start == 0 ? ' ' : text[start - 1];
    int next = end < length && text[end] == ' ' ? end + 1 : end;
    char after = next < length ? text[next] : ' ';
    int seen = end - start >= 6 ? LONG_NUMBER : 0;
    if (MONEY_BEFORE.indexOf(before) >= 0
        || MONEY_AFTER.indexOf(after) >= 0
        || isDollarLetter(text, next, length)) {
      seen |= PRICE;
    } else if (after == '/' || after == '一') {
      seen |= isPer(text, next, length) ? PRICE : 0;
    } else if (COUNTED.indexOf(after) >= 0) {
      seen |= QUANTITY;
    } else if (end - start <= 5 && ENDS.indexOf(before) >= 0 && ENDS.indexOf(after) >= 0) {
      seen |= BARE_NUMBER;
    }
    return seen;
  }

  /** 20u is tether. */
  private static boolean isDollarLetter(char[] text, int at, int length) {
    return at < length && text[at] == 'u' && (at + 1 == length || !isHandlePart(text[at + 1]));
  }

  private static boolean isPer(char[] text, int at, int length) {
    return at + 1 < length && COUNTED.indexOf(text[at + 1]) >= 0;
  }

  private static int word(char[] text, int start, int end, boolean mixed) {
    if (start > 0 && text[start - 1] == '@' && end - start >= 3) {
      return AT_HANDLE;
    }
    if (Arrays.equals(text, start, end, LINK_START, 0, LINK_START.length)) {
      return LINK;
    }
    return mixed && end - start >= 5 ? HANDLE : 0;
  }

  private static int spoken(char[] text, int at, int length) {
    if (at + 1 >= length) {
      return 0;
    }
    char next = text[at + 1];
    if (next == '毛' || (next == '块' && text[at] != '一')) {
      return SPOKEN_PRICE;
    }
    boolean round = "百千十".indexOf(next) >= 0;
    int end = at + 2;
    while (end < length && NUMERAL.has(text[end])) {
      end++;
    }
    char before = at == 0 ? ' ' : text[at - 1];
    char after = end < length ? text[end] : ' ';
    boolean clause = ENDS.indexOf(before) >= 0 && ENDS.indexOf(after) >= 0;
    boolean money = "元块毛米".indexOf(after) >= 0;
    return round && (clause || money) ? SPOKEN_PRICE : 0;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static boolean isLatin(char sign) {
    return sign >= 'a' && sign <= 'z';
  }

  private static boolean isHandlePart(char sign) {
    return isLatin(sign) || isDigit(sign) || sign == '_' || sign == '-';
  }
}

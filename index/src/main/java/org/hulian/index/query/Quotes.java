package org.hulian.index.query;

/**
 * Pairs of quotes. Double quotes of every form open and close one another, since people mix them.
 */
final class Quotes {
  private static final String OPEN = "\"“”„＂「『«";
  private static final String[] CLOSE = {
    "\"“”„＂", "\"“”„＂", "\"“”„＂", "\"“”„＂", "\"“”„＂", "」", "』", "»"
  };

  private Quotes() {}

  /** Which pair this opens, negative for none. */
  static int opening(char unit) {
    return OPEN.indexOf(unit);
  }

  /** Where the quote that this pair opened before is closed; the end of the text if nowhere. */
  static int end(String text, int from, int pair) {
    int at = from;
    while (at < text.length() && CLOSE[pair].indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** The text in quotes of the first kind that it has none of. */
  static String around(String text) {
    for (int pair = 0; pair < OPEN.length(); pair++) {
      if (end(text, 0, pair) == text.length()) {
        return OPEN.charAt(pair) + text + CLOSE[pair].charAt(0);
      }
    }
    throw new IllegalArgumentException("nothing quoted has quotes of every kind: " + text);
  }
}

package org.hulian.bench.mask;

/**
 * A made-up text with one thing in it that is to be covered, or is not.
 *
 * @param kind for the table, such as {@code identity number, spaced}
 * @param text as a seller would write it
 * @param start where the thing begins in the text, in UTF-16 units
 * @param end one past its end
 */
record MadeText(String kind, String text, int start, int end) {
  /** Puts a thing between two pieces of text. */
  static MadeText of(String kind, String before, String thing, String after) {
    int start = before.length();
    return new MadeText(kind, before + thing + after, start, start + thing.length());
  }

  String thing() {
    return text.substring(start, end);
  }
}

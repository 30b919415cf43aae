package org.hulian.app;

/** Makes crawled text safe to print. */
final class TextOutput {
  private TextOutput() {}

  /** The text on one line, without anything that could command a terminal. */
  static String oneLine(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replaceAll(" {2,}", " ")
        .strip();
  }

  /** The text on one line, cut to this many characters. */
  static String cut(String text, int length) {
    String line = oneLine(text);
    return line.length() <= length ? line : line.substring(0, length - 1) + "…";
  }
}

package org.hulian.index.query;

/** Characters as syntax: full-width forms are the same signs. */
final class Signs {
  private Signs() {}

  static boolean isBlank(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  /** The ASCII form of a full-width one, else itself. */
  static char plain(char unit) {
    return unit >= '！' && unit <= '～' ? (char) (unit - '！' + '!') : unit;
  }

  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(unit -> plain.append(plain((char) unit)));
    return plain.toString();
  }
}

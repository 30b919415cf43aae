package org.hulian.classifier.screen;

/**
 * The view of a text in which disguise still shows: letters small, digits all one, blanks all one,
 * everything else as written.
 */
final class RawFold {
  private static final char[] TABLE = table();

  private RawFold() {}

  private static char[] table() {
    char[] table = new char[1 << Character.SIZE];
    for (int i = 0; i < table.length; i++) {
      char sign = (char) i;
      if (sign >= '0' && sign <= '9') {
        table[i] = '0';
      } else if (Character.isWhitespace(sign) || Character.isISOControl(sign)) {
        table[i] = ' ';
      } else {
        table[i] = Character.toLowerCase(sign);
      }
    }
    return table;
  }

  static void fold(String text, char[] into) {
    for (int i = 0; i < text.length(); i++) {
      into[i] = TABLE[text.charAt(i)];
    }
  }
}

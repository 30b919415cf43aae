package org.hulian.store.mask;

/**
 * What one look at each character of a text says of it, so that texts without any victim cost no
 * more than that.
 *
 * @param plainDigits whether it has digits enough for a number
 * @param wideDigits whether the wide reading may find a number that the plain one does not
 * @param word whether a word may end in it behind which a name or an address stands
 * @param plate whether a number plate may begin in it
 */
record Traits(boolean plainDigits, boolean wideDigits, boolean word, boolean plate) {
  private static final int MIN_DIGITS = 11;

  /** Of the shortest number a third may be letters that look like digits. */
  private static final int MIN_WIDE = 8;

  /** The signs of a character, as bits. */
  private static final byte[] SIGNS = new byte[1 << Character.SIZE];

  private static final int PLAIN = 1;
  private static final int WIDE = 2;
  private static final int WORD = 4;
  private static final int PLATE = 8;

  /** Neither a decimal digit nor one that may separate two of them. */
  private static final int OTHER = 16;

  private static final int SEPARATOR = 32;

  static {
    for (int c = 0; c < SIGNS.length; c++) {
      int signs = Digits.decimal(c) >= 0 ? PLAIN : 0;
      int wide = Digits.WIDE.value(c);
      signs |= wide >= 0 && wide < Digits.LOOKALIKE ? WIDE : 0;
      signs |= signs == (PLAIN | WIDE) ? 0 : Digits.PLAIN.separates(c) ? SEPARATOR : OTHER;
      signs |= PlateReader.isProvince((char) c) ? PLATE : 0;
      SIGNS[c] = (byte) signs;
    }
    (NameReader.lastCharacters() + AddressReader.lastCharacters())
        .chars()
        .forEach(c -> SIGNS[c] |= WORD);
  }

  static Traits of(String text) {
    int plain = 0;
    int wide = 0;
    int all = 0;
    int high = 0;
    boolean separated = false;
    boolean apart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int signs = SIGNS[c];
      all |= signs;
      plain += signs & PLAIN;
      wide += signs & WIDE;
      apart |= separated && (signs & SEPARATOR) != 0;
      separated = (signs & SEPARATOR) != 0;
      high += Character.isHighSurrogate(c) ? 1 : 0;
    }
    return new Traits(
        plain + high >= MIN_DIGITS,
        wide / WIDE + high >= MIN_WIDE && (apart || (all & OTHER) != 0),
        (all & WORD) != 0,
        (all & PLATE) != 0);
  }

  boolean none() {
    return !(plainDigits || wideDigits || word || plate);
  }
}

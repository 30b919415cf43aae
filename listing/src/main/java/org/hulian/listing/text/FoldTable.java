package org.hulian.listing.text;

/**
 * What every code point becomes, by one look-up. A cell is a kind in its upper half and a value in
 * its lower half: the character to keep, the character kept between two digits, or the number of a
 * {@link Replacement}. Immutable and shared.
 */
final class FoldTable {
  static final String RESOURCE = "fold.txt";

  /** Dropped without a trace: combining and invisible marks, broken surrogates. */
  static final int MARK = 0;

  /** Stays as the value. */
  static final int KEEP = 1;

  /** Stays as the value, which ends a left side of a {@link Rewrites} rule. */
  static final int KEEP_TRIGGER = 2;

  /** The first half of a surrogate pair: the cell of the pair says more. */
  static final int HIGH_SURROGATE = 3;

  /** A character beyond the BMP that stays as it is. */
  static final int KEEP_PAIR = 4;

  /** Becomes the replacement of this number, everywhere or beside certain characters. */
  static final int REPLACE = 5;

  static final int SPACE = 6;
  static final int LINE = 7;
  static final int SENTENCE = 8;

  /** Dropped, but the value stays between two digits. */
  static final int PUNCTUATION = 9;

  /** As punctuation, but the end of a sentence before a blank. */
  static final int DOT = 10;

  /** Stays before a Latin letter or digit. */
  static final int AT = 11;

  /** Stays as the value beside a number. */
  static final int CURRENCY = 12;

  /** Stays after a digit. */
  static final int PERCENT = 13;

  /** Becomes the value before what starts the name of a messenger. */
  static final int PLUS = 14;

  private static final int BLOCK_BITS = 7;
  private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
  private final int[] bmp;
  private final char[] blocks;
  private final int[] cells;
  private final Replacement[] replacements;

  /**
   * Makes the table.
   *
   * @param blocks for each 128 code points the number of their block
   * @param cells the blocks, one after the other
   */
  FoldTable(char[] blocks, int[] cells, Replacement[] replacements) {
    this.blocks = blocks;
    this.cells = cells;
    this.replacements = replacements;
    bmp = new int[Character.MAX_VALUE + 1];
    for (int unit = 0; unit < bmp.length; unit++) {
      bmp[unit] = cell(unit);
    }
  }

  int cell(char unit) {
    return bmp[unit];
  }

  int cell(int codePoint) {
    return cells[(blocks[codePoint >>> BLOCK_BITS] << BLOCK_BITS) | (codePoint & BLOCK_MASK)];
  }

  Replacement replacement(int cell) {
    return replacements[value(cell)];
  }

  /**
   * The first character that a code point becomes, or 0 if it is dropped or stays only at times.
   */
  char firstContent(int cell) {
    return switch (kind(cell)) {
      case KEEP, KEEP_TRIGGER -> value(cell);
      case REPLACE -> replacement(cell).first();
      default -> 0;
    };
  }

  static int kind(int cell) {
    return cell >>> Character.SIZE;
  }

  static char value(int cell) {
    return (char) cell;
  }

  static int cell(int kind, char value) {
    return kind << Character.SIZE | value;
  }
}

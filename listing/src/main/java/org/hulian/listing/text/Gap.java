package org.hulian.listing.text;

/**
 * What the normaliser left out before a unit, from the least to the widest. A matcher that must not
 * read across a sentence, or must start at a word, asks for it; all others see the units side by
 * side.
 */
public enum Gap {
  /** Nothing: the two units touch in the original. */
  NONE(0),
  /** Combining or invisible marks only. */
  MARK(1),
  /** White space within a line. */
  SPACE(2),
  /** Punctuation, symbols, or emoji that stand for no word. */
  PUNCTUATION(3),
  /** A line break. */
  LINE(4),
  /** The end of a sentence, or an empty line. */
  SENTENCE(5);

  private static final Gap[] BY_RANK = values();
  private final byte rank;

  Gap(int rank) {
    this.rank = (byte) rank;
  }

  /** From 0, the wider the higher. */
  byte rank() {
    return rank;
  }

  static Gap ofRank(byte rank) {
    return BY_RANK[rank];
  }
}

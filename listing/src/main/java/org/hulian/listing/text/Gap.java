package org.hulian.listing.text;

/**
 * What the normaliser left out before a unit, from the least to the widest. A matcher that must not
 * read across a sentence, or must start at a word, asks for it; all others see the units side by
 * side.
 */
public enum Gap {
  /** Nothing: the two units touch in the original. */
  NONE,
  /** Combining or invisible marks only. */
  MARK,
  /** White space within a line. */
  SPACE,
  /** Punctuation, symbols, or emoji that stand for no word. */
  PUNCTUATION,
  /** A line break. */
  LINE,
  /** The end of a sentence, or an empty line. */
  SENTENCE
}

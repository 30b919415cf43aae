package org.hulian.classifier.screen;

/** How a term was met. */
public enum Via {
  /** As the lexicon writes it, once normalised. */
  LITERAL,
  /** With two neighbours swapped. */
  SWAP,
  /** By its sound, wholly or in part, in Chinese or Latin letters. */
  SOUND,
  /** With Latin initials for some or all characters. */
  INITIALS,
  /** With characters doubled. */
  REPEAT,
  /** With noise in brackets between its characters. */
  BRACKET,
  /** With digits for Latin letters. */
  LEET
}

package org.hulian.classifier.explanation;

import java.util.Locale;

/** A way in which a term of the lexicon was disguised where it was met. */
public enum Manner {
  /** The parts of a character stand beside each other: 月佥. */
  SPLIT,
  /** Other characters stand for those meant: traditional, look-alike, styled, an emoji. */
  OTHER_SIGNS,
  /** Blanks, signs or invisible marks stand between the characters. */
  BROKEN_UP,
  /** Two neighbours are swapped. */
  SWAPPED,
  /** Other characters or letters that sound the same. */
  BY_SOUND,
  /** Latin initials stand for characters. */
  BY_INITIALS,
  /** Characters are doubled. */
  DOUBLED,
  /** Noise in brackets stands between the characters. */
  BRACKETED;

  /** The name in interfaces, such as {@code by_sound}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.hulian.classifier.screen;

/** A set of UTF-16 units, one bit each, so that the common ones share a few cache lines. */
final class SignSet {
  private static final int WORD_BITS = 6;
  private final long[] bits = new long[1 << (Character.SIZE - WORD_BITS)];

  private SignSet() {}

  /** The units of a text. */
  static SignSet of(String signs) {
    SignSet set = new SignSet();
    signs.chars().forEach(sign -> set.bits[sign >>> WORD_BITS] |= 1L << sign);
    return set;
  }

  boolean has(char sign) {
    return (bits[sign >>> WORD_BITS] >>> sign & 1) != 0;
  }
}

package org.hulian.store.duplicate;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The pieces of a normalised text, by which texts are compared: two characters at every place where
 * a Chinese one is among them, four elsewhere, since pairs of letters are alike in all texts of a
 * language.
 */
final class Shingles {
  private static final int FIRST_CHINESE = 0x2E80;
  private static final int SHORT = 2;
  private static final int LONG = 4;

  private Shingles() {}

  /**
   * The hashes of the pieces, each once.
   *
   * @param most characters that are read
   */
  static long[] of(String normalized, int most) {
    int[] text = normalized.codePoints().limit(most).toArray();
    long[] hashes = new long[Math.max(0, text.length - 1)];
    for (int i = 0; i < hashes.length; i++) {
      int length = isChinese(text[i]) || isChinese(text[i + 1]) ? SHORT : LONG;
      long hash = length;
      for (int j = i; j < Math.min(text.length, i + length); j++) {
        hash = Hashes.mixed(hash * 31 + text[j]);
      }
      hashes[i] = hash;
    }
    Arrays.sort(hashes);
    return LongStream.of(hashes).distinct().toArray();
  }

  private static boolean isChinese(int codePoint) {
    return codePoint >= FIRST_CHINESE;
  }
}

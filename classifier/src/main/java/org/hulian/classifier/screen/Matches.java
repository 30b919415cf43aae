package org.hulian.classifier.screen;

import java.util.Arrays;

/** What one scan has found, as numbers. Reused from scan to scan; not thread-safe. */
final class Matches {
  private int[] patterns = new int[256];
  private int[] ends = new int[256];
  private int count;

  void clear() {
    count = 0;
  }

  /** Adds patterns that all end at one place. */
  void add(int[] found, int end) {
    for (int pattern : found) {
      if (count == patterns.length) {
        patterns = Arrays.copyOf(patterns, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      patterns[count] = pattern;
      ends[count++] = end;
    }
  }

  int count() {
    return count;
  }

  /** The number of a pattern found. */
  int pattern(int match) {
    return patterns[match];
  }

  /** One past its last symbol. */
  int end(int match) {
    return ends[match];
  }
}

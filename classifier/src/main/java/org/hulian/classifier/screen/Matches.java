package org.hulian.classifier.screen;

import java.util.Arrays;

/** What one scan has found, as numbers. Reused from scan to scan; not thread-safe. */
final class Matches {
  private int[] patterns = new int[256];
  private int[] ends = new int[256];
  private int[] places = new int[512];
  private int count;

  void clear() {
    count = 0;
  }

  /**
   * Room for the places of a text at which a scan may find something; what is in it is of no use.
   */
  int[] places(int length) {
    if (places.length < length) {
      places = new int[length * 2];
    }
    return places;
  }

  /**
   * Adds patterns that all end at one place.
   *
   * @param numbers in which theirs stand
   * @param from the first of them
   * @param more how many
   * @param end one past their last symbol
   */
  void add(int[] numbers, int from, int more, int end) {
    if (count + more > patterns.length) {
      patterns = Arrays.copyOf(patterns, (count + more) * 2);
      ends = Arrays.copyOf(ends, (count + more) * 2);
    }
    for (int i = from; i < from + more; i++) {
      patterns[count] = numbers[i];
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

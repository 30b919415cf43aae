package org.hulian.listing.text;

import java.util.Arrays;

/**
 * A text as written and as normalised, with the map back. Immutable; offsets are UTF-16 units.
 *
 * <p>Every unit of the normalised text stands for a run of the original. The runs never go back:
 * {@code start(i) <= start(i + 1)} and {@code start(i) < end(i)}.
 */
public final class NormalizedText {
  private final String original;
  private final String normalized;
  private final int[] starts;
  private final int[] ends;

  /**
   * Takes ownership of nothing: the arrays are copied to the length of the normalised text.
   *
   * @param starts for each normalised unit the first unit of its run in the original
   * @param ends for each normalised unit one past the last unit of its run
   */
  NormalizedText(String original, String normalized, int[] starts, int[] ends) {
    this.original = original;
    this.normalized = normalized;
    this.starts = Arrays.copyOf(starts, normalized.length());
    this.ends = Arrays.copyOf(ends, normalized.length());
  }

  /** The text as the seller wrote it. */
  public String original() {
    return original;
  }

  /** The text as the matchers see it. */
  public String normalized() {
    return normalized;
  }

  /** First unit of the original that the normalised unit at this index stands for. */
  public int start(int index) {
    return starts[index];
  }

  /** One past the last unit of the original that the normalised unit at this index stands for. */
  public int end(int index) {
    return ends[index];
  }

  /**
   * Where a piece of the normalised text stands in the original.
   *
   * @param start first normalised unit, from 0
   * @param end one past the last, above start
   */
  public TextSpan toOriginal(int start, int end) {
    return new TextSpan(starts[start], ends[end - 1]);
  }
}

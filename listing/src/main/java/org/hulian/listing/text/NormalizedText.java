package org.hulian.listing.text;

/**
 * A text as written and as normalised, with the map back. Immutable; offsets are UTF-16 units.
 *
 * <p>Every unit of the normalised text stands for a run of the original. The runs never go back:
 * {@code start(i) <= start(i + 1)}, {@code end(i) <= end(i + 1)} and {@code start(i) < end(i)}.
 * What stood between two runs and was left out is told by {@link #gap}.
 */
public final class NormalizedText {
  private final String original;
  private final String normalized;
  private final int[] starts;
  private final int[] ends;
  private final byte[] gaps;

  /**
   * Takes ownership of the arrays, which are at least as long as the normalised text.
   *
   * @param starts for each normalised unit the first unit of its run in the original
   * @param ends for each normalised unit one past the last unit of its run
   * @param gaps for each normalised unit the rank of the gap before it
   */
  NormalizedText(String original, String normalized, int[] starts, int[] ends, byte[] gaps) {
    this.original = original;
    this.normalized = normalized;
    this.starts = starts;
    this.ends = ends;
    this.gaps = gaps;
  }

  /** The text as the seller wrote it. */
  public String original() {
    return original;
  }

  /** The text as the matchers see it. */
  public String normalized() {
    return normalized;
  }

  /** How many units the normalised text has. */
  public int length() {
    return normalized.length();
  }

  /** First unit of the original that the normalised unit at this index stands for. */
  public int start(int index) {
    return starts[index];
  }

  /** One past the last unit of the original that the normalised unit at this index stands for. */
  public int end(int index) {
    return ends[index];
  }

  /** The widest thing left out before the normalised unit at this index. */
  public Gap gap(int index) {
    return Gap.ofRank(gaps[index]);
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

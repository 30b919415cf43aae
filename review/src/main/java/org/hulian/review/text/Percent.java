package org.hulian.review.text;

/** Scores for people. */
public final class Percent {
  private static final int HUNDRED = 100;

  private Percent() {}

  /** A probability as a whole number of hundredths, 0 to 100. */
  public static int of(double probability) {
    return (int) Math.round(Math.max(0, Math.min(1, probability)) * HUNDRED);
  }
}

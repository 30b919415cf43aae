package org.hulian.store.quality;

/**
 * How many of how many, with the interval in which the true share is likely to be.
 *
 * @param hits 0 to {@code all}
 * @param all 0 or more
 */
public record Proportion(long hits, long all) {
  /** Of the normal distribution, for 95 %. */
  private static final double Z = 1.959964;

  public Proportion {
    if (hits < 0 || all < hits) {
      throw new IllegalArgumentException(hits + " of " + all);
    }
  }

  /** The share, 0 to 1; 0 if there is nothing to tell it by. */
  public double share() {
    return all == 0 ? 0 : (double) hits / all;
  }

  /** Lower end of the 95 % interval of Wilson (1927), 0 to 1. */
  public double low() {
    return all == 0 ? 0 : Math.max(0, (centre() - half()) / width());
  }

  /** Its upper end, 0 to 1. */
  public double high() {
    return all == 0 ? 1 : Math.min(1, (centre() + half()) / width());
  }

  /** Both together. */
  Proportion plus(Proportion other) {
    return new Proportion(hits + other.hits, all + other.all);
  }

  private double width() {
    return 1 + Z * Z / all;
  }

  private double centre() {
    return share() + Z * Z / (2.0 * all);
  }

  private double half() {
    return Z * Math.sqrt(share() * (1 - share()) / all + Z * Z / (4.0 * all * all));
  }
}

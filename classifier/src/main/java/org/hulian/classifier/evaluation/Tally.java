package org.hulian.classifier.evaluation;

import java.util.Locale;

/**
 * How many of how many.
 *
 * @param hits those counted
 * @param all those looked at
 */
public record Tally(int hits, int all) {
  private static final double Z = 1.96;

  /** Whether nothing was looked at, of which no share can be told. */
  public boolean isEmpty() {
    return all == 0;
  }

  /** The share, for reckoning: 0 if nothing was looked at. */
  public double share() {
    return all == 0 ? 0 : (double) hits / all;
  }

  /** Lower end of Wilson's 95 % interval (1927). */
  public double low() {
    return all == 0 ? 0 : Math.max(0, (centre() - half()) / width());
  }

  /** Upper end of Wilson's 95 % interval. */
  public double high() {
    return all == 0 ? 1 : Math.min(1, (centre() + half()) / width());
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

  Tally plus(boolean hit) {
    return new Tally(hits + (hit ? 1 : 0), all + 1);
  }

  /** For people: both counts, the share and its interval; a dash if nothing was looked at. */
  @Override
  public String toString() {
    if (isEmpty()) {
      return String.format(Locale.ROOT, "%4d / %-5d     –", hits, all);
    }
    return String.format(
        Locale.ROOT,
        "%4d / %-5d %5.1f %%  [%.1f - %.1f]",
        hits,
        all,
        100 * share(),
        100 * low(),
        100 * high());
  }
}

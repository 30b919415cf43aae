package org.hulian.store.statistics;

import java.time.Duration;
import java.util.Arrays;

/**
 * How spans of time are spread.
 *
 * @param count how many there are
 * @param p50 half of them are no longer; zero if there are none, as are the next two
 * @param p90 nine in ten are no longer
 * @param longest of all
 */
public record Spread(long count, Duration p50, Duration p90, Duration longest) {
  private static final int HALF = 50;
  private static final int MOST = 90;
  private static final int ALL = 100;

  /** Of microseconds, in any order; the percentiles are nearest ranks, so each is one of them. */
  static Spread of(long[] micros) {
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    return new Spread(sorted.length, rank(sorted, HALF), rank(sorted, MOST), rank(sorted, ALL));
  }

  private static Duration rank(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceilDiv((long) sorted.length * percent, ALL);
    return Duration.of(sorted[rank - 1], java.time.temporal.ChronoUnit.MICROS);
  }
}

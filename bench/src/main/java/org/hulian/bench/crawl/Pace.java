package org.hulian.bench.crawl;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How a delay was kept, as the server saw it.
 *
 * @param requests that came in the time looked at, to all hosts
 * @param allowed that could have come without a gap too short
 * @param gaps between two requests to one host
 * @param violated gaps that were too short
 * @param shortestMicros the shortest gap, 0 if there was none
 */
record Pace(long requests, long allowed, long gaps, long violated, long shortestMicros) {
  /**
   * How much shorter than the delay a gap may look: clocks of crawlers tick in milliseconds, so
   * that rounding may take up to one, of which the way of request and answer gives back a part. Two
   * requests 499 ms apart violate a delay of 500 ms; 499.5 ms do not.
   */
  static final Duration TOLERANCE = Duration.ofNanos(500_000);

  /**
   * Counts.
   *
   * @param gaps in nanoseconds
   */
  static Pace of(long requests, long allowed, List<Long> gaps, Duration delay) {
    long least = delay.minus(TOLERANCE).toNanos();
    long violated = gaps.stream().filter(gap -> gap < least).count();
    long shortest = gaps.isEmpty() ? 0 : Collections.min(gaps) / 1_000;
    return new Pace(requests, allowed, gaps.size(), violated, shortest);
  }

  /** Requests made, of those allowed; above 1 only by violation. */
  double efficiency() {
    return (double) requests / allowed;
  }

  /** One line, for another process. */
  String line() {
    return requests + " " + allowed + " " + gaps + " " + violated + " " + shortestMicros;
  }

  /** Reads {@link #line}. */
  static Pace parse(String line) {
    String[] fields = line.split(" ", -1);
    return new Pace(
        Long.parseLong(fields[0]),
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[4]));
  }
}

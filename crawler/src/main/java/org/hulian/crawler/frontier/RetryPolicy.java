package org.hulian.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed address is asked again: each wait four times as long as the one before, up to a
 * limit, and spread by a half to either side so that many failures do not come back together.
 *
 * @param retries after the first attempt
 * @param firstWait before the first retry
 * @param longestWait limit of the growth; a server's own Retry-After may be longer
 */
public record RetryPolicy(int retries, Duration firstWait, Duration longestWait) {
  /** Three retries, after some 2, 8 and 32 seconds. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMinutes(5));

  private static final int GROWTH_BITS = 2;
  private static final int MOST_GROWTH = 20;

  /**
   * The time before which an address is not asked again.
   *
   * @param failures how often it failed before this time
   * @param retryAfter what the server asked for, honoured exactly where it is later
   * @return empty if it has failed often enough
   */
  public Optional<Instant> next(
      int failures, Instant now, @Nullable Instant retryAfter, RandomGenerator random) {
    if (failures >= retries) {
      return Optional.empty();
    }
    long grown = firstWait.toMillis() << Math.min(failures * GROWTH_BITS, MOST_GROWTH);
    long wait = Math.min(grown, longestWait.toMillis());
    Instant own = now.plusMillis(wait / 2 + (wait > 0 ? random.nextLong(wait + 1) : 0));
    return Optional.of(retryAfter != null && retryAfter.isAfter(own) ? retryAfter : own);
  }
}

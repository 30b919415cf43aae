package org.hulian.crawler.frontier;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hulian.crawler.frontier.HostContact.Sign;

/**
 * How long a host that does not serve us is left alone before one request shows whether it does
 * again: twice as long each time in a row, and never to the second when others come back.
 */
final class Breaker {
  /** It is out of order, which is most often mended soon. */
  private static final Duration FIRST_FAILING = Duration.ofMinutes(5);

  /** It sent us away, and means it. */
  private static final Duration FIRST_REFUSED = Duration.ofMinutes(15);

  private static final int MOST_DOUBLINGS = 10;
  private static final double JITTER = 0.2;

  private Breaker() {}

  /**
   * The wait in milliseconds, at most {@link HostContact#LONGEST_PAUSE}.
   *
   * @param before times in a row that it was given up before
   */
  static long wait(Sign sign, long before, RandomGenerator random) {
    Duration first = sign == Sign.FAILING ? FIRST_FAILING : FIRST_REFUSED;
    long plain = first.toMillis() << (int) Math.min(before, MOST_DOUBLINGS);
    long longest = HostContact.LONGEST_PAUSE.toMillis();
    return Math.min(longest, plain + random.nextLong((long) (plain * JITTER)));
  }
}

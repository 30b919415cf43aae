package org.hulian.crawler.frontier;

import java.time.Duration;
import org.hulian.crawler.frontier.HostContact.Sign;

/**
 * A host that takes long to answer is asked less often. The rule is that of Scrapy's AutoThrottle
 * with a target of one request at a time: the next delay lies half-way between the last one and the
 * time of the last answer; answers that are errors come fast and never shorten it.
 */
final class Pace {
  /** No host is asked less often for being slow. */
  static final long LONGEST = Duration.ofSeconds(60).toMillis();

  private Pace() {}

  /**
   * The next delay, in milliseconds.
   *
   * @param last the last one
   * @param least the site's delay, or that of robots.txt if it is longer
   * @param latency from the request to the first byte of the answer
   * @return at least {@code least}
   */
  static long next(long last, long least, long latency, Sign sign) {
    long current = Math.max(last, least);
    long wanted = Math.max(least, Math.min((current + latency) / 2, LONGEST));
    return sign == Sign.WELL ? wanted : Math.max(current, wanted);
  }
}

package org.hulian.crawler.frontier;

import java.time.Duration;

/**
 * How long a page is left alone after a look: half as long again each time nothing changed, half as
 * long each time something did. It is the rule of Apache Nutch's AdaptiveFetchSchedule with a
 * stronger pull down, since an offer that is put up and taken down the same day has to be met. The
 * wait settles near the time in which a page changes, as the estimators of Cho and Garcia-Molina do
 * (Estimating frequency of change, ACM TOIT 3, 2003), and needs nothing kept but the last wait.
 *
 * <p>An address whose page is gone is asked again after twice the longest wait, then after twice as
 * long each time, {@value #MOST_GONE} times, and then never.
 *
 * @param first after the first look
 * @param shortest lower limit
 * @param longest upper limit
 */
public record RevisitSchedule(Duration first, Duration shortest, Duration longest) {
  /** Every run looks at every known page again. */
  public static final RevisitSchedule EVERY_RUN =
      new RevisitSchedule(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final int MOST_GONE = 4;
  private static final double UNCHANGED = 1.5;
  private static final double CHANGED = 0.5;

  /** The next wait, in milliseconds. */
  long next(boolean seenBefore, long lastMillis, boolean changed) {
    double wait = seenBefore ? lastMillis * (changed ? CHANGED : UNCHANGED) : first.toMillis();
    return Math.clamp((long) wait, shortest.toMillis(), longest.toMillis());
  }

  /** Whether each run asks for what is gone too. */
  boolean everyRun() {
    return longest.isZero();
  }

  /**
   * The next wait for an address that is gone, in milliseconds.
   *
   * @param lastMillis the last such wait; 0 if it was there before
   * @return {@link Long#MAX_VALUE} if it is not asked for again
   */
  long nextGone(long lastMillis) {
    long first = 2 * longest.toMillis();
    if (lastMillis < first) {
      return first;
    }
    return lastMillis >= first << (MOST_GONE - 1) ? Long.MAX_VALUE : 2 * lastMillis;
  }
}

package org.hulian.crawler.frontier;

import java.time.Duration;

/**
 * How long a page is left alone after a look: longer each time nothing changed, shorter each time
 * something did (the factors are those of Apache Nutch's adaptive schedule).
 *
 * @param first after the first look
 * @param shortest lower limit
 * @param longest upper limit
 */
public record RevisitSchedule(Duration first, Duration shortest, Duration longest) {
  /** Every run looks at every known page again. */
  public static final RevisitSchedule EVERY_RUN =
      new RevisitSchedule(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  private static final double UNCHANGED = 1.4;
  private static final double CHANGED = 0.8;

  /** The next wait, in milliseconds. */
  long next(boolean seenBefore, long lastMillis, boolean changed) {
    double wait = seenBefore ? lastMillis * (changed ? CHANGED : UNCHANGED) : first.toMillis();
    return Math.clamp((long) wait, shortest.toMillis(), longest.toMillis());
  }
}

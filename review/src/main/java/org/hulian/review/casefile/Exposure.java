package org.hulian.review.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many cases each person has had before them since their last pause, so that they and the
 * console know when it is time for one. Kept in memory only: nobody is measured by it. Thread-safe.
 */
@Component
class Exposure {
  /** So long without a case is a pause. */
  static final Duration PAUSE = Duration.ofMinutes(10);

  /** After so long without one, a pause is due. */
  static final Duration STRETCH = Duration.ofMinutes(50);

  private final Map<String, Stretch> stretches = new ConcurrentHashMap<>();

  /** From one pause to the next. */
  private static final class Stretch {
    private final Instant start;
    private final Set<Long> cases = new HashSet<>();
    private Instant last;

    Stretch(Instant start) {
      this.start = start;
      this.last = start;
    }

    synchronized boolean isOver(Instant now) {
      return !now.isBefore(last.plus(PAUSE));
    }

    synchronized Told seen(long id, Instant now) {
      cases.add(id);
      last = now;
      Duration time = Duration.between(start, now);
      return new Told(cases.size(), time.toMinutes(), time.compareTo(STRETCH) >= 0);
    }
  }

  /**
   * What a person is told.
   *
   * @param cases since the last pause
   * @param minutes since then
   * @param rest whether a pause is due
   */
  record Told(int cases, long minutes, boolean rest) {}

  /** Notes that somebody has a case before them. */
  Told seen(String account, long id, Instant now) {
    Stretch stretch =
        stretches.compute(
            account,
            (name, known) -> known == null || known.isOver(now) ? new Stretch(now) : known);
    return stretch.seen(id, now);
  }
}

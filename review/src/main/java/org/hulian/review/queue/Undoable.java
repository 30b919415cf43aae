package org.hulian.review.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * What the person decided last, while it can be undone.
 *
 * @param id of the case, or of the group
 * @param group whether it is a group
 * @param at when it was decided
 */
public record Undoable(long id, boolean group, Instant at) {
  /** How long a decision can be undone as if it had not been made. */
  public static final Duration WINDOW = Duration.ofSeconds(10);

  /** Whole seconds that are left, rounded up; 0 if the window is over. */
  public long secondsLeft(Instant now) {
    long millis = WINDOW.minus(Duration.between(at, now)).toMillis();
    return Math.max(0, Math.ceilDiv(millis, 1_000L));
  }

  /** The address of its page. */
  public String place() {
    return (group ? "/groups/" : "/cases/") + id;
  }

  /** The address that takes it back. */
  public String address() {
    return place() + "/undo";
  }
}

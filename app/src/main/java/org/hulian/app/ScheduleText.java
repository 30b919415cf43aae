package org.hulian.app;

import java.time.Instant;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;

/** Says in one line how a site with a schedule stands. */
final class ScheduleText {
  private ScheduleText() {}

  /** Such as {@code 30 3 * * *: WAITING, next 2026-11-27 03:30 UTC}. */
  static String line(SiteSchedule schedule, Instant now) {
    SiteState state = schedule.stateAt(now);
    Instant last = schedule.startedAt();
    return TextOutput.oneLine(
        schedule.plan()
            + ": "
            + state
            + next(schedule, state)
            + (last == null ? "" : ", last begun " + TextOutput.minute(last))
            + (schedule.reason().isEmpty() ? "" : " (" + schedule.reason() + ")"));
  }

  private static String next(SiteSchedule schedule, SiteState state) {
    Instant next = schedule.nextAt();
    if (next == null) {
      return state == SiteState.BLOCKED
          ? " until crawl --resume " + schedule.site()
          : ", never due";
    }
    return switch (state) {
      case DUE -> " since " + TextOutput.minute(next);
      case RUNNING -> "";
      case WAITING -> ", next " + TextOutput.minute(next);
      case PAUSED, BLOCKED -> ", tried again " + TextOutput.minute(next);
    };
  }
}

package org.hulian.review.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hulian.store.notice.NoticeFilter;
import org.hulian.store.notice.NoticeState;
import org.jspecify.annotations.Nullable;

/**
 * What the address of the list asks for; an unknown value counts as none.
 *
 * @param due {@code overdue} or {@code week}
 */
record NoticeQuery(
    @Nullable String state,
    @Nullable String platform,
    @Nullable String due,
    @Nullable String page) {
  /** Values of {@code due}. */
  static final List<String> DUES = List.of("overdue", "week");

  private static final Duration WEEK = Duration.ofDays(7);

  NoticeFilter filter(Clock clock) {
    return new NoticeFilter(
        Arrays.stream(NoticeState.values())
            .filter(one -> one.key().equals(state))
            .findFirst()
            .orElse(null),
        platform == null || platform.isBlank() ? null : platform.strip(),
        dueBefore(clock.instant()));
  }

  private @Nullable Instant dueBefore(Instant now) {
    if ("overdue".equals(due)) {
      return now;
    }
    return "week".equals(due) ? now.plus(WEEK) : null;
  }

  int pageOrZero() {
    return page != null && page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
  }
}

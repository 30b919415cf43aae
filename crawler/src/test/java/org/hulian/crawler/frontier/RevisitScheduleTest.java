package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RevisitScheduleTest {
  private static final RevisitSchedule SCHEDULE =
      new RevisitSchedule(Duration.ofHours(10), Duration.ofHours(1), Duration.ofHours(20));

  @Test
  void whatChangesIsLookedAtSoonerAndWhatDoesNotLater() {
    long hour = Duration.ofHours(1).toMillis();
    assertThat(SCHEDULE.next(false, 0, true)).isEqualTo(10 * hour);
    assertThat(SCHEDULE.next(true, 10 * hour, true)).isEqualTo(8 * hour);
    assertThat(SCHEDULE.next(true, 10 * hour, false)).isEqualTo(14 * hour);
    assertThat(SCHEDULE.next(true, 19 * hour, false)).isEqualTo(20 * hour);
    assertThat(SCHEDULE.next(true, hour, true)).isEqualTo(hour);
    assertThat(RevisitSchedule.EVERY_RUN.next(true, 0, false)).isZero();
  }
}

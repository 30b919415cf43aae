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
    assertThat(SCHEDULE.next(true, 10 * hour, true)).isEqualTo(5 * hour);
    assertThat(SCHEDULE.next(true, 10 * hour, false)).isEqualTo(15 * hour);
    assertThat(SCHEDULE.next(true, 19 * hour, false)).isEqualTo(20 * hour);
    assertThat(SCHEDULE.next(true, hour, true)).isEqualTo(hour);
    assertThat(RevisitSchedule.EVERY_RUN.next(true, 0, false)).isZero();
  }

  @Test
  void whatIsGoneIsAskedForFourTimesMoreAndThenNever() {
    long day = Duration.ofDays(1).toMillis();
    RevisitSchedule daily =
        new RevisitSchedule(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1));
    long wait = Duration.ofHours(1).toMillis(); // while it was there
    for (int days : new int[] {2, 4, 8, 16}) {
      wait = daily.nextGone(wait);
      assertThat(wait).isEqualTo(days * day);
    }
    assertThat(daily.nextGone(wait)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aPageThatChangesAtItsOwnPaceIsLookedAtAboutAsOften() {
    RevisitSchedule schedule =
        new RevisitSchedule(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofDays(30));
    double every = 12 * 3_600_000; // it changes twice a day
    double now = 0;
    long wait = 0;
    int looks = 0;
    boolean seen = false;
    double last = 0;
    while (now < 300 * 24 * 3_600_000.0) {
      boolean changed = Math.floor(now / every) > Math.floor(last / every);
      wait = schedule.next(seen, wait, changed);
      seen = true;
      last = now;
      now += wait;
      looks++;
    }
    assertThat(looks).isBetween(600 / 2, 600 * 3);
  }
}

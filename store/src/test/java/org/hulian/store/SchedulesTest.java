package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteSchedule.Refusal;
import org.hulian.store.run.SiteState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  private static final Instant DUE = Instant.parse("2026-11-22T09:00:00Z");

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;

  @Test
  void whatIsPutIsFoundAgainInEveryState() {
    SiteSchedule first = SiteSchedule.first("shop", "0 9 * * *", DUE);
    SiteSchedule never = SiteSchedule.first("forum", "0 0 31 2 *", null);
    SiteSchedule blocked =
        first
            .started(DUE)
            .refused(new Refusal(SiteState.BLOCKED, 1, null), DUE.plusSeconds(9), DUE, "wall");
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.schedules().put(first);
      database.schedules().put(never);
      assertThat(database.schedules().list()).containsExactly(never, first);
      database.schedules().put(blocked);
    }
    try (Database database = Database.open(folder, Access.READ, clock)) {
      assertThat(database.schedules().find("shop")).hasValue(blocked);
      assertThat(database.schedules().find("other")).isEmpty();
    }
  }

  @Test
  void aSiteIsDueFromItsTimeOn() {
    SiteSchedule site = SiteSchedule.first("shop", "0 9 * * *", DUE);
    assertThat(site.stateAt(DUE.minusSeconds(1))).isEqualTo(SiteState.WAITING);
    assertThat(site.stateAt(DUE)).isEqualTo(SiteState.DUE);
    assertThat(site.started(DUE).stateAt(DUE.plusSeconds(1))).isEqualTo(SiteState.RUNNING);
    assertThat(SiteSchedule.first("shop", "0 0 31 2 *", null).stateAt(DUE))
        .isEqualTo(SiteState.WAITING);
  }

  @Test
  void aBlockedSiteWithoutATimeWaitsForAPerson() {
    SiteSchedule running = SiteSchedule.first("shop", "0 9 * * *", DUE).started(DUE);
    Instant until = DUE.plus(Duration.ofHours(1));
    SiteSchedule hour =
        running.refused(new Refusal(SiteState.BLOCKED, 1, until), DUE, DUE.plusSeconds(60), "");
    assertThat(hour.stateAt(DUE.plusSeconds(90))).isEqualTo(SiteState.BLOCKED);
    assertThat(hour.stateAt(until)).isEqualTo(SiteState.DUE);
    SiteSchedule byHand =
        running.refused(new Refusal(SiteState.BLOCKED, 4, null), DUE, DUE.plusSeconds(60), "");
    assertThat(byHand.stateAt(DUE.plus(Duration.ofDays(99)))).isEqualTo(SiteState.BLOCKED);
  }

  @Test
  void aRunThatACrashLeftIsDueAgainWhenTheFolderIsOpened() {
    Instant early = clock.instant();
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      database.schedules().put(SiteSchedule.first("shop", "0 9 * * *", DUE).started(early));
      database.schedules().put(SiteSchedule.first("late", "0 9 * * *", DUE).started(DUE));
      SiteSchedule tried = SiteSchedule.first("tried", "0 0 31 2 *", null).started(early);
      database.schedules().put(tried);
    }
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      assertThat(database.schedules().list())
          .extracting(SiteSchedule::site, SiteSchedule::state, SiteSchedule::dueAt)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("late", SiteState.WAITING, DUE),
              org.assertj.core.groups.Tuple.tuple("shop", SiteState.WAITING, early),
              org.assertj.core.groups.Tuple.tuple("tried", SiteState.WAITING, early));
    }
  }
}

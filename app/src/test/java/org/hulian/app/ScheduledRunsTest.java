package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledRunsTest {
  private static final SiteDefinition HOURLY = Scheduling.site("shop", "0 * * * *", ZoneOffset.UTC);

  private final Scheduling clock = new Scheduling("2026-11-22T08:30:00Z");
  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ScheduledRuns runs(SiteDefinition... sites) {
    return new ScheduledRuns(List.of(sites), database.schedules(), clock, clock);
  }

  private List<ScheduledRuns.Ran> tick(ScheduledRuns runs, String time) {
    clock.at(time);
    return runs.tick(clock.instant());
  }

  private SiteSchedule shop() {
    return database.schedules().find("shop").orElseThrow();
  }

  @Test
  void aSiteThatWasNeverSeenIsDueAtItsNextTimeAndThenOnce() {
    ScheduledRuns runs = runs(HOURLY);
    assertThat(tick(runs, "2026-11-22T08:30:00Z")).isEmpty();
    assertThat(tick(runs, "2026-11-22T08:59:59Z")).isEmpty();
    assertThat(tick(runs, "2026-11-22T09:00:00Z")).hasSize(1);
    assertThat(tick(runs, "2026-11-22T09:00:00Z")).isEmpty();
    assertThat(tick(runs, "2026-11-22T09:20:00Z")).isEmpty();
    assertThat(shop().dueAt()).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void aSiteWhoseFileCannotBeReadForAWhileIsDueAsBefore() {
    tick(runs(HOURLY), "2026-11-22T08:30:00Z");
    assertThat(tick(runs(), "2026-11-22T09:10:00Z")).isEmpty();
    assertThat(shop().plan()).isEmpty();
    assertThat(tick(runs(HOURLY), "2026-11-22T09:20:00Z")).hasSize(1);
    assertThat(tick(runs(HOURLY), "2026-11-22T09:21:00Z")).isEmpty();
  }

  @Test
  void missedTimesAreMadeUpForByOneRun() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    assertThat(tick(runs, "2026-11-25T17:40:00Z")).hasSize(1);
    assertThat(tick(runs, "2026-11-25T17:41:00Z")).isEmpty();
    assertThat(shop().dueAt()).isEqualTo("2026-11-25T18:00:00Z");
  }

  @Test
  void timesThatComeDuringARunAreThatRuns() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.takes("shop", Duration.ofMinutes(150));
    tick(runs, "2026-11-22T09:00:00Z");
    assertThat(shop().dueAt()).isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void sitesHaveTheirTurnsOneAfterAnotherLongestDueFirst() {
    ScheduledRuns runs =
        runs(
            Scheduling.site("a", "30 9 * * *", ZoneOffset.UTC),
            Scheduling.site("b", "0 9 * * *", ZoneOffset.UTC));
    tick(runs, "2026-11-22T08:30:00Z");
    clock.takes("b", Duration.ofMinutes(10));
    tick(runs, "2026-11-22T10:00:00Z");
    assertThat(clock.begun).containsExactly("b 2026-11-22T10:00:00Z", "a 2026-11-22T10:10:00Z");
  }

  @Test
  void aRunThatFailsByAnExceptionLeavesTheOthersTheirTurn() {
    ScheduledRuns runs = runs(HOURLY, Scheduling.site("a", "0 * * * *", ZoneOffset.UTC));
    clock.ends(
        "a",
        () -> {
          throw new IllegalStateException("disk is full");
        });
    tick(runs, "2026-11-22T08:30:00Z");
    assertThat(tick(runs, "2026-11-22T09:00:00Z"))
        .extracting(ran -> ran.end().status())
        .containsExactly(Status.FAILED, Status.COMPLETED);
    assertThat(database.schedules().find("a").orElseThrow().reason()).isEqualTo("disk is full");
  }

  @Test
  void aRunThatIsStoppedEndsTheTickAndStaysDue() {
    ScheduledRuns runs = runs(HOURLY, Scheduling.site("a", "0 * * * *", ZoneOffset.UTC));
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("a", () -> Scheduling.end(Status.INTERRUPTED));
    assertThat(tick(runs, "2026-11-22T09:00:00Z")).hasSize(1);
    clock.ends("a", () -> Scheduling.end(Status.COMPLETED));
    assertThat(tick(runs, "2026-11-22T09:01:00Z")).hasSize(2);
  }

  @Test
  void aPausedSiteGoesOnByItselfWhenItAllows() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    Instant wanted = Instant.parse("2026-11-22T12:34:00Z");
    clock.ends("shop", () -> new ScheduledRuns.End(Status.PAUSED, "429", wanted));
    tick(runs, "2026-11-22T09:00:00Z");
    assertThat(shop().stateAt(clock.instant())).isEqualTo(SiteState.PAUSED);
    assertThat(shop().reason()).isEqualTo("429");
    assertThat(tick(runs, "2026-11-22T12:33:00Z")).isEmpty();
    clock.ends("shop", () -> Scheduling.end(Status.COMPLETED));
    assertThat(tick(runs, "2026-11-22T12:34:00Z")).hasSize(1);
    assertThat(shop().state()).isEqualTo(SiteState.WAITING);
    assertThat(shop().nextAt()).isEqualTo("2026-11-22T13:00:00Z");
  }

  @Test
  void pausesInARowGrowAndEndInTheSchedule() {
    ScheduledRuns runs = runs(Scheduling.site("shop", "0 9 * * 0", ZoneOffset.UTC));
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.FAILED));
    long[] minutes = {15, 30, 60, 120, 240, 360};
    clock.at("2026-11-22T09:00:00Z");
    for (long pause : minutes) {
      assertThat(runs.tick(clock.instant())).hasSize(1);
      assertThat(shop().nextAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(pause)));
      clock.pass(Duration.ofMinutes(pause));
    }
    assertThat(runs.tick(clock.instant())).hasSize(1);
    assertThat(shop().nextAt()).isEqualTo("2026-11-29T09:00:00Z");
  }

  @Test
  void aBlockedSiteIsTriedAgainAfterOneSixAndTwentyFourHoursAndThenNoMore() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.BLOCKED));
    clock.at("2026-11-22T09:00:00Z");
    for (long hours : new long[] {1, 6, 24}) {
      assertThat(runs.tick(clock.instant())).hasSize(1);
      clock.pass(Duration.ofHours(hours).minusSeconds(1));
      assertThat(runs.tick(clock.instant())).isEmpty();
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(runs.tick(clock.instant())).hasSize(1);
    assertThat(shop().nextAt()).isNull();
    clock.pass(Duration.ofDays(400));
    assertThat(runs.tick(clock.instant())).isEmpty();
    assertThat(shop().stateAt(clock.instant())).isEqualTo(SiteState.BLOCKED);
  }

  @Test
  void pausesBeforeARunThatWasBrokenOffAreNoBlocks() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.PAUSED));
    clock.at("2026-11-22T09:00:00Z");
    for (int i = 0; i < 3; i++) {
      runs.tick(clock.instant());
      clock.pass(Duration.ofHours(2));
    }
    clock.ends("shop", () -> Scheduling.end(Status.INTERRUPTED));
    runs.tick(clock.instant());
    clock.ends("shop", () -> Scheduling.end(Status.BLOCKED));
    runs.tick(clock.instant());
    assertThat(shop().nextAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  void aLookThatSucceedsEndsTheRowOfBlocks() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.BLOCKED));
    tick(runs, "2026-11-22T09:00:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.COMPLETED));
    tick(runs, "2026-11-22T10:00:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.BLOCKED));
    tick(runs, "2026-11-22T11:00:00Z");
    assertThat(shop().nextAt()).isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void aBlockedSiteIsCrawledByHandOnlyWithResumeWhichLetsItsScheduleGoOn() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> new ScheduledRuns.End(Status.BLOCKED, "log-in wall", null));
    tick(runs, "2026-11-22T09:00:00Z");
    assertThatThrownBy(() -> runs.runNow(HOURLY, false))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("blocked (log-in wall)")
        .hasMessageContaining("crawl --resume shop");
    assertThat(clock.begun).hasSize(1);
    clock.ends("shop", () -> Scheduling.end(Status.COMPLETED));
    assertThat(runs.runNow(HOURLY, true).status()).isEqualTo(Status.COMPLETED);
    assertThat(shop().state()).isEqualTo(SiteState.WAITING);
    assertThat(shop().nextAt()).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void aNewScheduleTakesThePlaceOfTheOldOneButLosesNoTimeThatHasCome() {
    tick(runs(HOURLY), "2026-11-22T08:30:00Z");
    ScheduledRuns daily = runs(Scheduling.site("shop", "0 3 * * *", ZoneOffset.UTC));
    assertThat(tick(daily, "2026-11-22T08:40:00Z")).isEmpty();
    assertThat(shop().dueAt()).isEqualTo("2026-11-23T03:00:00Z");
    assertThat(tick(runs(HOURLY), "2026-11-23T04:30:00Z")).hasSize(1);
  }

  @Test
  void aSiteThatIsSwitchedOffIsNotDueAndKeepsItsBlock() {
    tick(runs(HOURLY), "2026-11-22T08:30:00Z");
    clock.ends("shop", () -> Scheduling.end(Status.BLOCKED));
    tick(runs(HOURLY), "2026-11-22T09:00:00Z");
    assertThat(tick(runs(), "2026-11-22T10:00:00Z")).isEmpty();
    assertThat(shop().plan()).isEmpty();
    assertThat(tick(runs(HOURLY), "2026-11-22T09:30:00Z")).isEmpty();
    assertThat(shop().state()).isEqualTo(SiteState.BLOCKED);
  }

  @Test
  void aSiteThatARunBrokenByAnErrorLeftIsPausedAndNotRunAtOnce() {
    ScheduledRuns runs = runs(HOURLY);
    tick(runs, "2026-11-22T08:30:00Z");
    clock.ends(
        "shop",
        () -> {
          throw new StackOverflowError("a page too deep");
        });
    clock.at("2026-11-22T09:00:00Z");
    assertThatThrownBy(() -> runs.tick(clock.instant())).isInstanceOf(StackOverflowError.class);
    assertThat(runs.tick(clock.instant())).isEmpty();
    assertThat(shop().state()).isEqualTo(SiteState.PAUSED);
    assertThat(shop().nextAt()).isEqualTo("2026-11-22T09:15:00Z");
  }

  @Test
  void aSiteWithoutAScheduleIsOnlyRunByHandAndLeavesNoTrace() {
    SiteDefinition plain =
        new SiteDefinition(
            "plain",
            "plain",
            true,
            HOURLY.start(),
            HOURLY.scope(),
            HOURLY.limits(),
            null,
            "generic",
            false,
            null,
            null,
            Rendering.NONE);
    assertThat(runs(plain).runNow(plain, false).status()).isEqualTo(Status.COMPLETED);
    assertThat(database.schedules().list()).isEmpty();
  }

  @Test
  void aSiteWithANoticeOutIsDueADayAfterItsLastRunHoweverSeldomItIsScheduled() {
    SiteDefinition monthly = Scheduling.site("shop", "0 6 1 * *", ZoneOffset.UTC);
    AtomicBoolean out = new AtomicBoolean();
    ScheduledRuns runs =
        new ScheduledRuns(List.of(monthly), database.schedules(), clock, clock, site -> out.get());
    tick(runs, "2026-10-31T00:00:00Z");
    assertThat(tick(runs, "2026-11-01T06:00:00Z")).hasSize(1);
    assertThat(tick(runs, "2026-11-05T00:00:00Z")).isEmpty();
    out.set(true);
    assertThat(tick(runs, "2026-11-05T12:00:00Z")).hasSize(1);
    assertThat(tick(runs, "2026-11-06T11:59:00Z")).isEmpty();
    assertThat(tick(runs, "2026-11-06T12:00:00Z")).hasSize(1);
    out.set(false);
    assertThat(tick(runs, "2026-11-07T12:00:00Z")).isEmpty();
    assertThat(shop().dueAt()).isEqualTo("2026-12-01T06:00:00Z");
  }
}

package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.CronSchedule;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two weeks over the night in which clocks go back, minute by minute. */
class ScheduleSimulationTest {
  private static final String START = "2026-10-18T00:00:30Z";
  private static final Instant END = Instant.parse("2026-11-01T00:00:30Z");
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final List<SiteDefinition> SITES =
      List.of(
          Scheduling.site("daily", "30 3 * * *", ZoneId.of("Asia/Shanghai")),
          Scheduling.site("hourly", "7 * * * *", ZoneOffset.UTC),
          Scheduling.site("monthly", "0 0 31 * *", ZoneOffset.UTC),
          Scheduling.site("never", "0 0 31 2 *", ZoneOffset.UTC),
          Scheduling.site("nightly", "30 2 * * *", BERLIN),
          Scheduling.site("often", "*/15 * * * *", BERLIN),
          Scheduling.site("payday", "15 9 1,15 * 5", BERLIN),
          Scheduling.site("workdays", "0 8,20 * * mon-fri", BERLIN));

  private final Scheduling clock = new Scheduling(START);
  private final Random random = new Random(20261122);
  @TempDir Path folder;

  @Test
  void everyTimeIsRunOnceWhetherOneProcessRunsOrOneAMinute() {
    Database database = open();
    try {
      ScheduledRuns runs = runs(database);
      for (; clock.instant().isBefore(END); clock.pass(Duration.ofMinutes(1))) {
        runs.tick(clock.instant());
        if (random.nextInt(40) == 0) { // a restart
          database.close();
          database = open();
          runs = runs(database);
        }
      }
    } finally {
      database.close();
    }
    for (SiteDefinition site : SITES) {
      assertThat(begun(site)).as(site.name()).isEqualTo(due(site));
    }
    assertThat(begun(SITES.get(0))).hasSize(14);
    assertThat(begun(SITES.get(1))).hasSize(14 * 24);
    assertThat(begun(SITES.get(4))).hasSize(14);
    assertThat(begun(SITES.get(5))).hasSize(14 * 96 - 1); // the first midnight has been
  }

  @Test
  void hoursWithoutAProcessAndRunsCutShortLoseNoSite() {
    Database database = open();
    SITES.forEach(site -> clock.ends(site.name(), this::perhapsStopped));
    try {
      runs(database).tick(clock.instant());
      while (clock.instant().isBefore(END)) {
        database.close();
        clock.pass(Duration.ofMinutes(1 + random.nextInt(300)));
        database = open();
        runs(database).tick(clock.instant());
      }
      SITES.forEach(site -> clock.ends(site.name(), () -> Scheduling.end(Status.COMPLETED)));
      runs(database).tick(clock.instant());
      assertThat(runs(database).tick(clock.instant())).isEmpty();
    } finally {
      database.close();
    }
    for (SiteDefinition site : SITES) {
      everyTimeIsMadeUpForOnce(site);
    }
    assertThat(begun(SITES.get(3))).isEmpty();
  }

  /** No completed run without a time since the one before it, and none missing in the end. */
  private void everyTimeIsMadeUpForOnce(SiteDefinition site) {
    List<String> due = new ArrayList<>(due(site));
    for (String completed : runsOf(site, clock.completed)) {
      int came = (int) due.stream().takeWhile(time -> time.compareTo(completed) <= 0).count();
      assertThat(came).as("%s at %s", site.name(), completed).isPositive();
      due.subList(0, came).clear();
    }
    assertThat(due).as(site.name()).isEmpty();
  }

  private ScheduledRuns.End perhapsStopped() {
    return Scheduling.end(random.nextInt(5) == 0 ? Status.INTERRUPTED : Status.COMPLETED);
  }

  private Database open() {
    return Database.open(folder, Access.WRITE, clock);
  }

  private ScheduledRuns runs(Database database) {
    return new ScheduledRuns(SITES, database.schedules(), clock, clock);
  }

  private List<String> begun(SiteDefinition site) {
    return runsOf(site, clock.begun);
  }

  private static List<String> runsOf(SiteDefinition site, List<String> runs) {
    return runs.stream()
        .filter(run -> run.startsWith(site.name() + " "))
        .map(run -> run.substring(site.name().length() + 1))
        .toList();
  }

  /** What its schedule says, each time as the look half a minute later saw it. */
  private static List<String> due(SiteDefinition site) {
    List<String> times = new ArrayList<>();
    CronSchedule schedule = site.schedule();
    Instant at = Instant.parse(START);
    while (schedule != null) {
      at = schedule.next(at).orElse(Instant.MAX);
      if (!at.isBefore(END.minus(LATE))) {
        break;
      }
      times.add(at.plus(LATE).toString());
    }
    return times;
  }
}

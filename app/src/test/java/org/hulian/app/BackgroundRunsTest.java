package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundRunsTest {
  private static final List<SiteDefinition> SITES =
      List.of(
          Scheduling.site("a", "0 * * * *", ZoneOffset.UTC),
          Scheduling.site("b", "0 * * * *", ZoneOffset.UTC));

  @TempDir Path folder;

  @Test
  void closingWaitsForTheRunThoughItIsInterrupted() throws Exception {
    Scheduling clock = new Scheduling("2026-11-22T08:30:00Z");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    clock.ends(
        "a",
        () -> {
          begun.countDown();
          await(goOn);
          ended.set(true);
          return Scheduling.end(Status.COMPLETED);
        });
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      ScheduledRuns runs = new ScheduledRuns(SITES, database.schedules(), clock, clock);
      runs.tick(clock.instant());
      clock.at("2026-11-22T09:00:00Z");
      BackgroundRuns background = new BackgroundRuns(runs, clock, Duration.ofMillis(10));
      background.start();
      await(begun);
      AtomicBoolean endedFirst = new AtomicBoolean();
      Thread closing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    background.close();
                    endedFirst.set(ended.get() && Thread.currentThread().isInterrupted());
                  });
      closing.interrupt();
      closing.join(200);
      goOn.countDown();
      closing.join();
      assertThat(endedFirst).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anErrorInOneRunEndsNeitherTheOthersNorWhoeverLooks() throws Exception {
    Scheduling clock = new Scheduling("2026-11-22T08:30:00Z");
    CountDownLatch looked = new CountDownLatch(1);
    clock.ends(
        "a",
        () -> {
          throw new StackOverflowError("a page too deep");
        });
    clock.ends(
        "b",
        () -> {
          looked.countDown();
          return Scheduling.end(Status.COMPLETED);
        });
    try (Database database = Database.open(folder, Access.WRITE, clock)) {
      ScheduledRuns runs = new ScheduledRuns(SITES, database.schedules(), clock, clock);
      runs.tick(clock.instant());
      clock.at("2026-11-22T09:00:00Z");
      try (BackgroundRuns background = new BackgroundRuns(runs, clock, Duration.ofMillis(10))) {
        background.start();
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(clock.begun).containsExactly("a 2026-11-22T09:00:00Z", "b 2026-11-22T09:00:00Z");
    }
  }
}

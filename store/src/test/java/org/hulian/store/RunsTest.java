package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.RunStatus;
import org.hulian.store.run.SiteRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private RunRepository runs;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    runs = database.runs();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theRunsOfASiteComeToTheSumOfTheirLedgersAndToHowTheNewestStands() {
    assertThat(runs.bySite()).isEmpty();
    Run first = runs.start("shop");
    runs.record(
        first.id(),
        List.of(entry(LedgerOutcome.FETCHED, "/1", ""), entry(LedgerOutcome.NEW, "1", "")));
    clock.move(Duration.ofMinutes(1));
    runs.finish(first.id(), RunStatus.COMPLETED);
    Instant completed = clock.instant();
    clock.move(Duration.ofDays(1));
    Run other = runs.start("forum");
    runs.finish(other.id(), RunStatus.BLOCKED, "shut out");
    Run second = runs.start("shop");
    runs.record(
        second.id(),
        List.of(entry(LedgerOutcome.FETCHED, "/1", ""), entry(LedgerOutcome.FAILED, "/2", "500")));

    List<SiteRuns> bySite = runs.bySite();

    assertThat(bySite).extracting(SiteRuns::site).containsExactly("forum", "shop");
    assertThat(bySite.getFirst().last()).isEqualTo(runs.find(other.id()).orElseThrow());
    assertThat(bySite.getFirst().completedAt()).isNull();
    assertThat(bySite.getFirst().totals()).isEmpty();
    assertThat(bySite.getLast().last()).isEqualTo(runs.find(second.id()).orElseThrow());
    assertThat(bySite.getLast().completedAt()).isEqualTo(completed);
    assertThat(bySite.getLast().totals())
        .isEqualTo(
            Map.of(LedgerOutcome.FETCHED, 2L, LedgerOutcome.NEW, 1L, LedgerOutcome.FAILED, 1L));
  }

  @Test
  void aRunCountsAllOutcomesAndKeepsTheLinesThatNeedAReason() {
    Run run = runs.start("shop");
    assertThat(run)
        .isEqualTo(new Run(1, "shop", RunStatus.RUNNING, clock.instant(), null, "", Map.of()));
    runs.record(
        run.id(),
        List.of(
            entry(LedgerOutcome.ATTEMPTED, "/1", ""),
            entry(LedgerOutcome.FETCHED, "/1", ""),
            entry(LedgerOutcome.REFUSED, "/admin", "robots.txt: Disallow: /admin")));
    runs.record(
        run.id(),
        List.of(
            entry(LedgerOutcome.ATTEMPTED, "/2", ""),
            entry(LedgerOutcome.FAILED, "/2", "HTTP 500")));
    clock.move(Duration.ofMinutes(1));
    runs.finish(run.id(), RunStatus.COMPLETED);

    Run done = runs.find(run.id()).orElseThrow();

    assertThat(done.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(done.endedAt()).isEqualTo(clock.instant());
    assertThat(done.counts())
        .isEqualTo(
            Map.of(
                LedgerOutcome.ATTEMPTED, 2L,
                LedgerOutcome.FETCHED, 1L,
                LedgerOutcome.REFUSED, 1L,
                LedgerOutcome.FAILED, 1L));
    assertThat(runs.ledger(run.id(), 10))
        .extracting(LedgerEntry::url)
        .containsExactly("/admin", "/2");
    assertThat(runs.ledger(run.id(), 1).getFirst())
        .isEqualTo(
            new LedgerEntry(
                done.startedAt(), LedgerOutcome.REFUSED, "/admin", "robots.txt: Disallow: /admin"));
  }

  @Test
  void aRunThatACrashLeftIsInterruptedWhenTheSiteIsCrawledAgain() {
    Run left = runs.start("shop");
    Run other = runs.start("forum");
    Run again = runs.start("shop");

    assertThat(runs.find(left.id()).orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(runs.find(left.id()).orElseThrow().endedAt()).isEqualTo(clock.instant());
    assertThat(runs.find(other.id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    assertThat(runs.list(2)).extracting(Run::id).containsExactly(again.id(), other.id());
  }

  @Test
  void aRunThatACrashLeftIsInterruptedAsSoonAsTheFolderIsOpenedForWriting() {
    Run left = runs.start("shop");
    Run ended = runs.start("forum");
    runs.finish(ended.id(), RunStatus.COMPLETED);
    try (Database reader = Database.open(folder, Access.READ, clock)) {
      assertThat(reader.runs().find(left.id()).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    }
    database.close();
    clock.move(Duration.ofHours(1));
    open();

    Run found = runs.find(left.id()).orElseThrow();
    assertThat(found.status()).isEqualTo(RunStatus.INTERRUPTED);
    assertThat(found.reason()).contains("the process that ran it ended");
    assertThat(runs.find(ended.id()).orElseThrow().reason()).isEmpty();
    assertThat(found.endedAt()).isEqualTo(clock.instant());
    assertThat(runs.find(ended.id()).orElseThrow().status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(database.audit().list(Long.MAX_VALUE, 1).getFirst().details())
        .contains("interrupted");
  }

  @Test
  void aRunEndsOnceAndKeepsWhy() {
    Run run = runs.start("shop");
    runs.finish(run.id(), RunStatus.BLOCKED, "shop.example: shut out 5 times");
    runs.finish(run.id(), RunStatus.COMPLETED);

    Run ended = runs.find(run.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(RunStatus.BLOCKED);
    assertThat(ended.reason()).isEqualTo("shop.example: shut out 5 times");
    assertThat(runs.list(1)).containsExactly(ended);
    assertThatThrownBy(() -> runs.finish(run.id(), RunStatus.RUNNING))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyStatusAndEveryOutcomeCanBeKept() {
    for (RunStatus status : RunStatus.values()) {
      if (status != RunStatus.RUNNING) {
        Run run = runs.start("shop");
        for (LedgerOutcome outcome : LedgerOutcome.values()) {
          runs.record(run.id(), List.of(entry(outcome, "/", "")));
        }
        runs.finish(run.id(), status);
        Run ended = runs.find(run.id()).orElseThrow();
        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.counts()).containsOnlyKeys(LedgerOutcome.values());
      }
    }
  }

  @Test
  void anEndWithoutABeginningIsNamedInTheLedgerAndWhatWasSkippedOnlyCounted() {
    Run run = runs.start("feed.jsonl");
    runs.record(
        run.id(),
        List.of(
            entry(LedgerOutcome.ABSENT, "item-7", "gone, and never seen"),
            entry(LedgerOutcome.SKIPPED, "/login", ""),
            entry(LedgerOutcome.NOT_MODIFIED, "/1", ""),
            entry(LedgerOutcome.UNCHANGED, "item-1", "")));

    assertThat(runs.ledger(run.id(), 10)).extracting(LedgerEntry::url).containsExactly("item-7");
    assertThat(runs.find(run.id()).orElseThrow().counts()).hasSize(4);
  }

  @Test
  void anUnknownRunIsSaidToBeUnknown() {
    assertThat(runs.find(9)).isEmpty();
    assertThat(runs.ledger(9, 10)).isEmpty();
    assertThatThrownBy(() -> runs.record(9, List.of(entry(LedgerOutcome.FETCHED, "/", ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no run 9");
    assertThatThrownBy(() -> runs.finish(9, RunStatus.FAILED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private LedgerEntry entry(LedgerOutcome outcome, String url, String reason) {
    return new LedgerEntry(clock.instant(), outcome, url, reason);
  }
}

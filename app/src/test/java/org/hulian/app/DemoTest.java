package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over real HTTP, from the site definition to the queue. */
class DemoTest {
  @TempDir private Path folder;

  @Test
  void allPlantedOffersAreFoundAndNothingElseIsFlagged() {
    CommandRun run = CommandRun.of("demo", "--once", "--data", folder.toString());

    assertThat(run.out())
        .contains(
            "15 offers found, 0 missed, 0 under another category",
            " 0 wrongly flagged",
            " 0 items never seen");
    assertThat(run.out()).doesNotContain("vault");
    assertThat(run.code()).as(run.out()).isZero();
    theLedgerTellsWhatCouldNotBeLookedAt();
    whatWasStoredCanBeSearched();
    whatWasRecordedVerifies();
  }

  private void theLedgerTellsWhatCouldNotBeLookedAt() {
    try (Database store = Database.open(folder, Access.READ, Clock.systemUTC())) {
      List<Run> runs = store.runs().list(10);
      assertThat(runs).hasSize(4);
      Run first = runs.getLast();
      assertThat(first.site()).isEqualTo("sample-market");
      assertThat(first.counts())
          .containsKeys(LedgerOutcome.REFUSED, LedgerOutcome.FAILED, LedgerOutcome.NEW);
      assertThat(store.runs().ledger(first.id(), 100))
          .anyMatch(
              line -> line.outcome() == LedgerOutcome.REFUSED && line.url().contains("/private/"))
          .anyMatch(
              line -> line.outcome() == LedgerOutcome.FAILED && line.url().endsWith("/notice/slow"))
          .anyMatch(
              line ->
                  line.outcome() == LedgerOutcome.FAILED && line.url().endsWith("/notice/broken"));
      Run second = runs.get(1);
      assertThat(second.counts()).containsKeys(LedgerOutcome.REMOVED, LedgerOutcome.CHANGED);
    }
  }

  private void whatWasStoredCanBeSearched() {
    CommandRun found = CommandRun.of("search", "人脸四件套", "--data", folder.toString());
    assertThat(found.code()).isZero();
    assertThat(found.out()).contains("仁臉四件套");
  }

  private void whatWasRecordedVerifies() {
    CommandRun verified = CommandRun.of("verify", "--data", folder.toString());
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(verified.err()).contains("nothing was changed");
  }
}

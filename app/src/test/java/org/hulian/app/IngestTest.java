package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of an ingest says what was taken in and what was not, and only what is true. */
class IngestTest {
  private static final String BOOK = "{\"id\":\"%s\",\"title\":\"二手书三本 20元\"}%n";
  private static final String OFFER =
      "{\"id\":\"face\",\"title\":\"代过人脸 50一单\",\"body\":\"加Q 9000000001\"}";

  @TempDir private Path folder;

  @Test
  void aRunThatTookAllInIsCompletedWithItsCounts() throws IOException {
    Path feed = feed(BOOK.formatted("1") + BOOK.formatted("2") + BOOK.formatted("3"));

    assertThat(ingest(feed).code()).isZero();
    assertThat(ingest(feed).code()).isZero();

    List<Run> runs = runs();
    assertThat(runs).extracting(Run::status).containsOnly(RunStatus.COMPLETED);
    assertThat(runs.getLast().counts()).containsOnlyKeys(LedgerOutcome.NEW);
    assertThat(runs.getFirst().counts()).containsEntry(LedgerOutcome.UNCHANGED, 3L).hasSize(1);
  }

  @Test
  void aLineThatCannotBeReadIsInTheLedgerWithItsReason() throws IOException {
    Path feed = feed(BOOK.formatted("1") + "{\"id\":\"2\",\n" + BOOK.formatted("3"));

    CommandRun run = ingest(feed);

    assertThat(run.code()).isEqualTo(1);
    assertThat(runs().getFirst().status()).isEqualTo(RunStatus.INCOMPLETE);
    assertThat(runs().getFirst().counts())
        .containsEntry(LedgerOutcome.NEW, 2L)
        .containsEntry(LedgerOutcome.FAILED, 1L);
    LedgerEntry line = ledger().getFirst();
    assertThat(line.outcome()).isEqualTo(LedgerOutcome.FAILED);
    assertThat(line.url()).isEqualTo(feed + ", line 2");
    assertThat(line.reason()).contains("broken JSON");
  }

  @Test
  void anItemThatAFeedOnlyKnowsAsGoneIsNamedAndNotStored() throws IOException {
    String gone = "{\"id\":\"%s\",\"status\":\"removed\"}%n";
    Path feed = feed(BOOK.formatted("1") + gone.formatted("1") + gone.formatted("7"));

    CommandRun run = ingest(feed);

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("1 new, 0 changed, 1 removed").contains("1 gone and never seen");
    assertThat(runs().getFirst().counts())
        .isEqualTo(
            Map.of(LedgerOutcome.NEW, 1L, LedgerOutcome.REMOVED, 1L, LedgerOutcome.ABSENT, 1L));
    assertThat(ledger().getLast().outcome()).isEqualTo(LedgerOutcome.ABSENT);
    assertThat(ledger().getLast().url()).isEqualTo("7");
  }

  @Test
  void anItemThatWasGoneAndIsPutUpAgainElsewhereIsCountedAsNewAndAsRelisted() throws IOException {
    String item = "{\"id\":\"%s\",\"title\":\"实木书架三层，九成新，自提优先，价格可谈\"}%n";
    String gone = "{\"id\":\"1\",\"status\":\"removed\"}\n";
    assertThat(ingest(feed(item.formatted("1") + gone)).code()).isZero();

    assertThat(ingest(feed(item.formatted("2"))).err()).contains("1 new", "1 relisted");
    assertThat(runs().getFirst().counts())
        .isEqualTo(Map.of(LedgerOutcome.NEW, 1L, LedgerOutcome.RELISTED, 1L));
    assertThat(ledger().getLast().reason()).isEqualTo("text 1.00 like 1");

    assertThat(ingest(feed(item.formatted("1"))).code()).isZero();
    assertThat(runs().getFirst().counts()).isEqualTo(Map.of(LedgerOutcome.RELISTED, 1L));
    assertThat(ledger().getLast().reason()).isEqualTo("it was gone and is back");
  }

  @Test
  void anOlderCaptureIsCountedAndChangesNothing() throws IOException {
    String dated = "{\"id\":\"1\",\"title\":\"%s\",\"fetchedAt\":\"%s\"}%n";
    assertThat(ingest(feed(dated.formatted("书架", "2026-11-02T00:00:00Z"))).code()).isZero();

    CommandRun run = ingest(feed(dated.formatted("旧书架", "2026-11-01T00:00:00Z")));

    assertThat(run.err()).contains("0 new, 0 changed").contains(", 1 older");
    assertThat(runs().getFirst().counts()).isEqualTo(Map.of(LedgerOutcome.OLDER, 1L));
  }

  @Test
  void aTornWarcIsInTheLedgerAndWhatStandsBeforeTheTearIsTakenIn() throws IOException {
    byte[] whole =
        Files.readAllBytes(WarcFile.write(folder.resolve("whole.warc.gz"), "木头书架一号", "木头书架二号"));
    Path torn = folder.resolve("torn.warc.gz");
    Files.write(torn, Arrays.copyOf(whole, whole.length - 40));

    assertThat(ingest(torn).code()).isEqualTo(1);

    assertThat(runs().getFirst().status()).isEqualTo(RunStatus.INCOMPLETE);
    assertThat(runs().getFirst().counts()).containsEntry(LedgerOutcome.NEW, 1L);
    assertThat(ledger()).hasSize(1);
    assertThat(ledger().getFirst().url()).startsWith(torn + ", record at byte ");
  }

  @Test
  void aRunWhoseLastBatchCannotBeStoredHasFailed() throws Exception {
    // The offer waits for its batch to fill until the feed ends; only then are the models missed.
    Path feed = feed(BOOK.formatted("1") + OFFER + "\n");
    Path missing = folder.resolve("missing.jar");

    try (CommandProcess ingest =
        CommandProcess.start(
            folder,
            List.of("-Dhulian.models=" + missing),
            "ingest",
            feed.toString(),
            "--data",
            data().toString())) {
      assertThat(ingest.awaitEnd()).isEqualTo(1);
      assertThat(ingest.err()).contains("missing.jar");
    }

    assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.FAILED);
  }

  private CommandRun ingest(Path feed) {
    return CommandRun.of("ingest", feed.toString(), "--data", data().toString());
  }

  private Path feed(String lines) throws IOException {
    return Files.writeString(folder.resolve("feed.jsonl"), lines);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private List<Run> runs() {
    try (Database store = Database.open(data(), Access.READ, Clock.systemUTC())) {
      return store.runs().list(10);
    }
  }

  private List<LedgerEntry> ledger() {
    try (Database store = Database.open(data(), Access.READ, Clock.systemUTC())) {
      return store.runs().ledger(store.runs().list(1).getFirst().id(), 100);
    }
  }
}

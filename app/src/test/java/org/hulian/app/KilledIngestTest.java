package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchHit;
import org.hulian.index.SearchResult;
import org.hulian.index.SortOrder;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.StoreUnavailableException;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ingest is killed at random points; the store loses nothing, and search finds what it has. */
class KilledIngestTest {
  private static final int KILLS = 5;
  private static final int LISTINGS = 12_000;
  private static final int PAGE = 200;

  @TempDir private Path folder;

  @Test
  @Timeout(240)
  void storeAndSearchAgreeAfterEveryKill() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path feed = folder.resolve("feed.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LISTINGS; i++) {
      lines.append("{\"id\":\"").append(i).append("\",\"title\":\"二手书三本 20元\"}\n");
    }
    Files.writeString(feed, lines);
    Path data = folder.resolve("data");
    String[] ingest = {"ingest", "--quiet", feed.toString(), "--data", data.toString()};
    Set<String> before = Set.of();
    for (int kill = 1; kill <= KILLS; kill++) {
      try (CommandProcess process = CommandProcess.start(folder, ingest)) {
        awaitRun(data, kill, process);
        Thread.sleep(random.nextInt(1_000));
        process.kill();
      }
      Set<String> stored = compare(data, "seed " + seed + ", kill " + kill);
      assertThat(stored).as("seed %d", seed).containsAll(before);
      before = stored;
    }

    assertThat(CommandRun.of(ingest).code()).isZero();

    assertThat(compare(data, "seed " + seed)).hasSize(LISTINGS);
    try (DataFolder reopened = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(reopened.store().audit().firstBroken()).isEmpty();
      assertThat(reopened.store().runs().list(1))
          .extracting(Run::status)
          .containsExactly(RunStatus.COMPLETED);
      assertThat(reopened.store().runs().list(10))
          .extracting(Run::status)
          .doesNotContain(RunStatus.RUNNING);
    }
  }

  /** Waits until the run of this number is going on. */
  private static void awaitRun(Path folder, long number, CommandProcess process)
      throws InterruptedException {
    while (process.isAlive()) {
      try (Database store = Database.open(folder, Access.READ, Clock.systemUTC())) {
        if (store.runs().find(number).isPresent()) {
          return;
        }
      } catch (StoreUnavailableException e) {
        Thread.sleep(1); // it is being made
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the ingest has ended: " + process.err());
  }

  /** Opens the folder as every command does; returns the ids that the store has. */
  private static Set<String> compare(Path folder, String when) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      Set<String> stored = new TreeSet<>();
      data.store().listings().forEach(item -> stored.add(item.listing().id().value()));
      assertThat(found(data)).as(when).isEqualTo(stored);
      return stored;
    }
  }

  private static Set<String> found(DataFolder data) {
    Set<String> ids = new TreeSet<>();
    String cursor = null;
    do {
      SearchResult page =
          data.index()
              .searcher()
              .search(new ListingQuery("", Map.of(), true, SortOrder.NEWEST, PAGE, cursor));
      page.hits().stream().map(SearchHit::id).forEach(id -> ids.add(id.value()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }
}

package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.index.ListingQuery;
import org.hulian.index.SearchHit;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store is the truth; the index follows it, and can be made from it. */
class IndexCommandTest {
  private static final Sighting GONE = new Sighting(Status.REMOVED, null, null);
  private static final ListingId OFFER = new ListingId(FilledFolder.OFFER);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    FilledFolder.fill(folder);
  }

  @Test
  void anIndexThatWasLostComesBackFromTheStore() {
    Folders.delete(DataFolder.indexOf(folder));

    CommandRun run = CommandRun.of("index", "rebuild", "--data", folder.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("3 listings in the new index");
    assertThat(search()).contains("[代过人脸]").doesNotContain("山地车");
  }

  @Test
  void aDamagedIndexIsThrownAwayAndMadeAnew() throws IOException {
    try (Stream<Path> files = Files.walk(DataFolder.indexOf(folder))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
        Files.writeString(file, "not an index");
      }
    }

    CommandRun run = CommandRun.of("index", "rebuild", "--data", folder.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.complaints()).singleElement().asString().contains("it is thrown away");
    assertThat(search()).contains("[代过人脸]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index rebuild",
        "index check",
        "index check --repair",
        "alerts send --console https://console.example",
        "export"
      })
  void whereThereIsNoStoreNoneIsMade(String command) {
    Path nowhere = folder.resolve("nowhere");

    CommandRun run = CommandRun.of((command + " --data " + nowhere).split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.complaints()).singleElement().asString().contains("there is no data yet");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void nothingIsRebuiltWhileAnotherProcessWrites() {
    try (DataFolder open = DataFolder.open(folder, Clock.systemUTC())) {
      CommandRun run = CommandRun.of("index", "rebuild", "--data", folder.toString());

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.complaints()).singleElement().asString().contains("in use");
      assertThat(open.store().listings().count()).isEqualTo(3);
    }
  }

  @Test
  void whatPeopleDecideInTheConsoleIsFoundMomentsLater() throws InterruptedException {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
        IndexKeeper keeper = new IndexKeeper(data)) {
      keeper.start();
      CaseFile open = data.store().cases().findByListing(OFFER).orElseThrow();

      data.store()
          .cases()
          .decide(
              open.id(),
              open.revision(),
              new Decision(CaseStatus.CLEARED, "OK-1", "a test", "reviewer"));

      long end = System.nanoTime() + PATIENCE.toNanos();
      while (found(data, "status:cleared").isEmpty() && System.nanoTime() < end) {
        Thread.sleep(20);
      }
      assertThat(found(data, "status:cleared")).containsExactly(OFFER);
    }
  }

  @Test
  void whatACrashLeftUndoneIsCarriedOverAtTheNextStart() {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      data.store().listings().markRemoved(List.of(new ListingId("book-1")), GONE);
      assertThat(data.store().listings().indexTasks(1)).isNotEmpty();
    }
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      assertThat(data.store().listings().indexTasks(1)).isEmpty();
      assertThat(new IndexFeed(data.store().listings(), data.index()).catchUp(tasks -> {}))
          .isZero();
    }
  }

  private static List<ListingId> found(DataFolder data, String query) {
    return data.index().searcher().search(ListingQuery.of(query)).hits().stream()
        .map(SearchHit::id)
        .toList();
  }

  private String search() {
    return CommandRun.of("search", "代过人脸", "--data", folder.toString()).out();
  }
}

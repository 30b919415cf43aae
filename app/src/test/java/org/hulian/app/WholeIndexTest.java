package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hulian.index.IndexRebuild;
import org.hulian.index.ListingIndex;
import org.hulian.index.ListingQuery;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that lacks what is stored never goes unnoticed: whoever opens the folder mends it. */
class WholeIndexTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m", "l");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void storeThirty() {
    folder = temporary.resolve("data");
    try (DataFolder data = open()) {
      save(data, 0, 30);
    }
  }

  private DataFolder open() {
    return DataFolder.open(folder, Clock.systemUTC());
  }

  private static void save(DataFolder data, int from, int to) {
    data.store()
        .listings()
        .save(IntStream.range(from, to).mapToObj(WholeIndexTest::listing).toList());
    data.catchUp();
  }

  private static ScoredListing listing(int number) {
    Listing listing = Listing.builder(new ListingId("i" + number)).title("二手书 " + number).build();
    return new ScoredListing(listing, new Verdict.Clear(0.01, BY));
  }

  private void assertFindsAll(long stored) {
    try (DataFolder data = open()) {
      assertThat(data.store().listings().count()).isEqualTo(stored);
      assertThat(data.index().searcher().search(ListingQuery.of("二手书")).total()).isEqualTo(stored);
    }
  }

  @Test
  void anIndexThatWasDeletedComesBack() {
    Folders.delete(DataFolder.indexOf(folder));

    assertFindsAll(30);
  }

  @Test
  void aRebuildThatWasKilledHalfWayIsDoneAgain() {
    Folders.delete(DataFolder.indexOf(folder));
    Path killed = temporary.resolve("killed");
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC());
        ListingIndex index = ListingIndex.open(DataFolder.indexOf(folder));
        IndexRebuild rebuild = index.rebuild()) {
      store.listings().find(new ListingId("i1")).map(IndexFeed::indexed).ifPresent(rebuild::put);
      copy(folder, killed); // what a kill would leave
    }

    folder = killed;
    assertFindsAll(30);
  }

  @Test
  void theIndexOfAnotherStoreIsNotTakenForItsOwn() {
    Path other = temporary.resolve("other");
    try (DataFolder data = DataFolder.open(other, Clock.systemUTC())) {
      save(data, 100, 130);
    }
    Folders.delete(DataFolder.indexOf(folder));
    copy(DataFolder.indexOf(other), DataFolder.indexOf(folder));

    assertFindsAll(30);
  }

  @Test
  void anIndexFromAnOlderCopyIsMadeAnew() {
    Path copy = temporary.resolve("copy");
    copy(folder, copy);
    try (DataFolder data = open()) {
      save(data, 30, 40);
    }
    Folders.delete(DataFolder.indexOf(folder));
    copy(DataFolder.indexOf(copy), DataFolder.indexOf(folder));

    assertFindsAll(40);
  }

  @Test
  void aStoreFromAnOlderCopyLeavesNothingInTheIndexThatItDoesNotHave() {
    Path copy = temporary.resolve("copy");
    copy(folder, copy);
    try (DataFolder data = open()) {
      save(data, 30, 40);
    }
    Folders.delete(DataFolder.indexOf(copy));
    copy(DataFolder.indexOf(folder), DataFolder.indexOf(copy));

    folder = copy;
    assertFindsAll(30);
  }

  @Test
  void aWholeIndexIsNotMadeAnew() throws IOException {
    List<String> before = generations();
    assertFindsAll(30);

    assertThat(generations()).isEqualTo(before);
  }

  @Test
  void searchSaysThatAnIndexIsNotComplete() {
    assertThat(CommandRun.of("search", "二手书", "--data", folder.toString()).complaints()).isEmpty();
    Folders.delete(DataFolder.indexOf(folder));
    ListingIndex.open(DataFolder.indexOf(folder)).close();

    assertThat(CommandRun.of("search", "二手书", "--data", folder.toString()).complaints())
        .singleElement()
        .asString()
        .contains("not complete", "hulian index rebuild");
    assertThat(CommandRun.of("index", "rebuild", "--data", folder.toString()).code()).isZero();
    CommandRun whole = CommandRun.of("search", "二手书", "--data", folder.toString());
    assertThat(whole.complaints()).isEmpty();
    assertThat(whole.out()).contains("二手书");
  }

  private List<String> generations() throws IOException {
    try (Stream<Path> all = Files.list(DataFolder.indexOf(folder))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path target = to.resolve(from.relativize(one).toString());
        Files.copy(one, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

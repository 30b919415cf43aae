package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hulian.index.IndexComparison.Difference;
import org.hulian.index.IndexRebuild;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.index.ListingQuery;
import org.hulian.index.RebuildProgress;
import org.hulian.index.SourceMark;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.listing.Changes;
import org.hulian.store.listing.StoredListing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing from the index, stale in it or too much is named, and mended where asked. */
class IndexCheckTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m", "l");

  @TempDir private Path folder;

  @BeforeEach
  void storeThirty() {
    try (DataFolder data = open()) {
      data.store().listings().save(IntStream.range(10, 40).mapToObj(i -> item(i, "")).toList());
      data.catchUp();
    }
  }

  private DataFolder open() {
    return DataFolder.open(folder, Clock.systemUTC());
  }

  private static ScoredListing item(int number, String body) {
    Listing listing =
        Listing.builder(new ListingId("i" + number)).title("二手书 " + number).body(body).build();
    return new ScoredListing(listing, new Verdict.Clear(0.01, BY));
  }

  private static IndexedListing indexed(DataFolder data, int number, String body) {
    StoredListing stored = data.store().listings().find(new ListingId("i10")).orElseThrow();
    ScoredListing other = item(number, body);
    return new IndexedListing(other.listing(), other.verdict(), stored.firstSeen(), null);
  }

  private CommandRun check(String... more) {
    List<String> words =
        Stream.concat(Stream.of("index", "check", "--data", folder.toString()), Stream.of(more))
            .toList();
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void anIndexThatWasWrittenAsUsualAgreesWithTheStore() {
    CommandRun run = check();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("index and store agree");
  }

  @Test
  void whatDiffersIsNamedAndMended() {
    try (DataFolder data = open()) {
      data.index().remove(new ListingId("i11"));
      data.index().put(indexed(data, 12, "别的"));
      data.index().put(indexed(data, 99, ""));
    }

    CommandRun found = check();
    CommandRun mended = check("--repair");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.complaints())
        .containsExactly(
            "hulian: i11: not in the index",
            "hulian: i12: otherwise in the index than in the store",
            "hulian: i99: in the index, but not in the store");
    assertThat(found.err()).contains("1 missing, 1 stale, 1 too much");
    assertThat(mended.code()).as(mended.err()).isZero();
    assertThat(mended.err()).contains("index and store agree");
    assertThat(check().code()).isZero();
    try (DataFolder data = open()) {
      assertThat(data.index().searcher().search(ListingQuery.of("二手书")).total()).isEqualTo(30);
    }
  }

  @Test
  void anIndexThatLacksItemsIsNoticedWhenTheFolderIsOpened() {
    try (DataFolder data = open()) {
      data.index().remove(new ListingId("i11"));
    }

    assertAgrees();
  }

  @Test
  void everyDamagedFileIsNoticedAndTheIndexMadeAnew() throws IOException {
    try (Stream<Path> files = Files.walk(DataFolder.indexOf(folder))) {
      Path data = files.filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(data);
      bytes[bytes.length / 2] ^= 1;
      Files.write(data, bytes);
    }

    CommandRun found = check();
    CommandRun mended = check("--repair");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.complaints()).singleElement().asString().contains("damaged");
    assertThat(mended.code()).as(mended.err()).isZero();
    assertAgrees();
  }

  @Test
  void aMissingIndexIsMadeAnew() {
    Folders.delete(DataFolder.indexOf(folder));

    assertThat(check().code()).isEqualTo(1);
    assertThat(check("--repair").code()).isZero();
    assertAgrees();
  }

  @Test
  void aRebuildThatWasBrokenOffIsGoneOnWith() throws IOException {
    breakOff();
    long[] told = {0, 0};
    try (DataFolder data = openWithoutForgetting()) {
      long written =
          new IndexFeed(data.store().listings(), data.index())
              .rebuild(
                  count -> {
                    told[0] = told[0] == 0 ? count : told[0];
                    told[1]++;
                  });
      assertThat(written).isEqualTo(30);
    }

    assertThat(told).containsExactly(11, 20);
    assertAgrees();
  }

  @Test
  void aRebuildIsNotGoneOnWithOnceTheOldIndexTookChanges() throws IOException {
    breakOff();
    try (DataFolder data = openWithoutForgetting()) {
      data.store().listings().save(List.of(item(10, "改了")));
      data.catchUp();
      long[] told = {0};
      new IndexFeed(data.store().listings(), data.index()).rebuild(count -> told[0]++);
      assertThat(told[0]).isEqualTo(30);
    }

    assertAgrees();
  }

  /** Leaves what a kill leaves: a new index with ten items on the disk, and some that are not. */
  private void breakOff() throws IOException {
    Path kept = folder.resolveSibling(folder.getFileName() + "-kept");
    try (DataFolder data = open();
        IndexRebuild rebuild = data.index().rebuild()) {
      Changes changes = data.store().listings().changes();
      SourceMark start = new SourceMark(changes.store(), changes.made());
      IntStream.range(10, 20).forEach(i -> put(data, rebuild, i));
      rebuild.commit(new RebuildProgress(start, "i19"));
      IntStream.range(20, 25).forEach(i -> put(data, rebuild, i));
      copy(DataFolder.indexOf(folder), kept);
    }
    Folders.delete(DataFolder.indexOf(folder));
    copy(kept, DataFolder.indexOf(folder));
    Folders.delete(kept);
  }

  private static void put(DataFolder data, IndexRebuild rebuild, int number) {
    rebuild.put(
        IndexFeed.indexed(data.store().listings().find(new ListingId("i" + number)).orElseThrow()));
  }

  private DataFolder openWithoutForgetting() {
    Database store = Database.open(folder, Access.WRITE, Clock.systemUTC());
    ListingIndex index = ListingIndex.open(DataFolder.indexOf(folder));
    return DataFolder.of(folder, store, index);
  }

  private void assertAgrees() {
    try (DataFolder data = open()) {
      List<Difference> differences = new ArrayList<>();
      new IndexFeed(data.store().listings(), data.index())
          .compare(differences::add, compared -> {});
      assertThat(differences).isEmpty();
      assertThat(data.index().size()).isEqualTo(data.store().listings().count());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        if (!one.endsWith("write.lock")) {
          Files.copy(one, to.resolve(from.relativize(one).toString()));
        }
      }
    }
  }
}

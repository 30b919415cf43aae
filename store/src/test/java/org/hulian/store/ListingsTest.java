package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hulian.store.listing.SaveOutcome.ABSENT;
import static org.hulian.store.listing.SaveOutcome.CHANGED;
import static org.hulian.store.listing.SaveOutcome.NEW;
import static org.hulian.store.listing.SaveOutcome.OLDER;
import static org.hulian.store.listing.SaveOutcome.RELISTED;
import static org.hulian.store.listing.SaveOutcome.REMOVED;
import static org.hulian.store.listing.SaveOutcome.UNCHANGED;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.Changes;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.listing.StoredListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingsTest {
  private static final Sighting GONE =
      new Sighting(
          Status.REMOVED,
          Instant.parse("2026-11-23T08:00:00Z"),
          new CaptureRef("urn:uuid:404", "cd".repeat(32)));

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Database database;
  private ListingRepository listings;

  @BeforeEach
  void open() {
    database = Database.open(folder, Access.WRITE, clock);
    listings = database.listings();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anItemIsNewThenUnchangedThenChanged() {
    Instant first = clock.instant();
    assertThat(save(Items.clear(1, "相机"))).containsExactly(NEW);
    clock.move(Duration.ofHours(1));
    assertThat(save(Items.clear(1, "相机"))).containsExactly(UNCHANGED);
    clock.move(Duration.ofHours(1));
    assertThat(save(Items.clear(1, "相机，降价"))).containsExactly(CHANGED);

    List<StoredListing> versions = listings.versions(Items.id(1));

    assertThat(versions).extracting(StoredListing::version).containsExactly(1, 2);
    assertThat(versions).extracting(s -> s.listing().title()).containsExactly("相机", "相机，降价");
    assertThat(versions).extracting(StoredListing::firstSeen).containsOnly(first);
    assertThat(versions)
        .extracting(StoredListing::lastSeen)
        .containsExactly(first.plus(Duration.ofHours(1)), first.plus(Duration.ofHours(2)));
    assertThat(listings.find(Items.id(1))).hasValue(versions.getLast());
    assertThat(listings.count()).isEqualTo(1);
  }

  @Test
  void everythingOfAListingAndItsVerdictComesBack() {
    CaptureRef capture = new CaptureRef("urn:uuid:1", "ab".repeat(32));
    Instant fetched = Instant.parse("2026-11-01T10:00:00.123456Z");
    Listing listing =
        Items.live(1, "出一批数据").toBuilder()
            .sighting(new Sighting(Status.LIVE, fetched, capture))
            .build();
    ScoredListing scored = Items.flagged(listing, 0.75, Severity.CRITICAL, Items.MODEL_1);
    save(scored);

    StoredListing stored = listings.find(Items.id(1)).orElseThrow();

    assertThat(stored.listing()).isEqualTo(listing);
    assertThat(stored.verdict()).isEqualTo(scored.verdict());
    assertThat(stored.caseStatus()).isEqualTo(CaseStatus.OPEN);
    assertThat(stored.lastSeen()).isEqualTo(fetched);
  }

  @Test
  void aRemovedItemKeepsItsLastTextAndVerdict() {
    ScoredListing flagged = Items.flagged(1, "出一批数据");
    save(flagged);

    assertThat(save(Items.gone(1))).containsExactly(REMOVED);
    assertThat(save(Items.gone(1))).containsExactly(UNCHANGED);

    StoredListing stored = listings.find(Items.id(1)).orElseThrow();
    assertThat(stored.version()).isEqualTo(2);
    assertThat(stored.listing().sighting().status()).isEqualTo(Status.REMOVED);
    assertThat(stored.listing().title()).isEqualTo("出一批数据");
    assertThat(stored.listing().body()).isEqualTo(flagged.listing().body());
    assertThat(stored.verdict()).isEqualTo(flagged.verdict());
  }

  @Test
  void anItemThatComesBackIsRelistedEvenWithTheSameText() {
    save(Items.clear(1, "相机"));
    save(Items.gone(1));

    assertThat(save(Items.clear(1, "相机"))).containsExactly(RELISTED);
    assertThat(save(Items.clear(1, "相机"))).containsExactly(UNCHANGED);
    assertThat(listings.versions(Items.id(1)))
        .extracting(s -> s.listing().sighting().status())
        .containsExactly(Status.LIVE, Status.REMOVED, Status.LIVE);
  }

  @Test
  void anItemFirstSeenGoneIsNotKeptWhateverItsVerdict() {
    Listing gone = Items.gone(2).listing().toBuilder().title("出一批数据").build();
    assertThat(save(Items.gone(1), Items.flagged(gone, 0.9, Severity.HIGH, Items.MODEL_1)))
        .containsExactly(ABSENT, ABSENT);
    assertThat(listings.count()).isZero();
    assertThat(listings.indexTasks(10)).isEmpty();
    assertThat(database.cases().findByListing(Items.id(2))).isEmpty();
    assertThat(save(Items.gone(1), Items.clear(1, "相机"), Items.gone(1)))
        .containsExactly(ABSENT, NEW, REMOVED);
  }

  private static ScoredListing at(String time, ScoredListing scored) {
    Listing listing = scored.listing();
    Sighting look = new Sighting(listing.sighting().status(), Instant.parse(time), null);
    return new ScoredListing(listing.toBuilder().sighting(look).build(), scored.verdict());
  }

  @Test
  void anOlderCaptureChangesNothing() {
    save(at("2026-11-20T08:00:00Z", Items.clear(1, "相机")));
    save(at("2026-11-20T08:00:00Z", Items.clear(2, "镜头")));
    save(at("2026-11-21T08:00:00Z", Items.gone(2)));
    List<StoredListing> before = all();
    listings.indexed(Long.MAX_VALUE);

    assertThat(
            save(
                at("2026-11-19T08:00:00Z", Items.flagged(1, "出一批数据")),
                at("2026-11-19T08:00:00Z", Items.gone(1)),
                at("2026-11-19T08:00:00Z", Items.flagged(1, "相机")),
                at("2026-11-20T09:00:00Z", Items.clear(2, "镜头")),
                at("2026-11-20T09:00:00Z", Items.gone(2))))
        .containsOnly(OLDER);
    Sighting old = new Sighting(Status.REMOVED, Instant.parse("2026-11-19T08:00:00Z"), null);
    assertThat(listings.markRemoved(List.of(Items.id(1)), old)).isEmpty();

    assertThat(all()).isEqualTo(before);
    assertThat(database.cases().findByListing(Items.id(1))).isEmpty();
    assertThat(listings.indexTasks(10)).isEmpty();
  }

  private List<StoredListing> all() {
    List<StoredListing> all = new ArrayList<>();
    listings.forEachVersion(all::add);
    return all;
  }

  @Test
  void capturesOfOneBatchInTheWrongOrderDoNotTurnTheNewestBack() {
    assertThat(
            save(
                at("2026-11-20T08:00:00Z", Items.clear(1, "相机，降价")),
                at("2026-11-19T08:00:00Z", Items.clear(1, "相机")),
                at("2026-11-21T08:00:00Z", Items.gone(1)),
                at("2026-11-20T20:00:00Z", Items.clear(1, "相机，降价"))))
        .containsExactly(NEW, OLDER, REMOVED, OLDER);
  }

  @Test
  void theSameCaptureReadAgainByAnotherModelIsNotOlder() {
    save(at("2026-11-20T08:00:00Z", Items.clear(1, "出一批数据")));
    ScoredListing again = Items.flagged(Items.live(1, "出一批数据"), 0.8, Severity.HIGH, Items.MODEL_2);

    assertThat(save(at("2026-11-20T08:00:00Z", again))).containsExactly(UNCHANGED);

    assertThat(database.cases().findByListing(Items.id(1))).isPresent();
  }

  @Test
  void aCaptureOfTheFutureDoesNotMakeAllLaterOnesOlder() {
    save(at("2999-01-01T00:00:00Z", Items.clear(1, "相机")));
    clock.move(Duration.ofHours(1));

    assertThat(save(Items.clear(1, "相机，降价"))).containsExactly(CHANGED);
    assertThat(save(at("2026-11-22T09:00:00Z", Items.gone(1)))).containsExactly(REMOVED);
  }

  @Test
  void anItemMayComeSeveralTimesInOneBatch() {
    assertThat(
            save(
                Items.clear(1, "相机"),
                Items.clear(2, "镜头"),
                Items.flagged(1, "出一批数据"),
                Items.gone(1),
                Items.clear(1, "相机"),
                Items.clear(1, "相机")))
        .containsExactly(NEW, NEW, CHANGED, REMOVED, RELISTED, UNCHANGED);

    assertThat(listings.versions(Items.id(1))).hasSize(4);
    assertThat(database.cases().findByListing(Items.id(1))).isPresent();
  }

  @Test
  void theSameTextUnderAnotherModelGetsTheNewVerdictAndTheOldOneIsKept() {
    save(Items.clear(1, "出一批数据"));
    ScoredListing again = Items.flagged(Items.live(1, "出一批数据"), 0.8, Severity.HIGH, Items.MODEL_2);

    assertThat(save(again)).containsExactly(UNCHANGED);

    StoredListing stored = listings.find(Items.id(1)).orElseThrow();
    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.verdict()).isEqualTo(again.verdict());
    assertThat(stored.caseStatus()).isEqualTo(CaseStatus.OPEN);
    assertThat(verdictsBefore()).singleElement().asString().contains("model-1");
  }

  private List<String> verdictsBefore() {
    return database
        .sql()
        .read(h -> h.createQuery("SELECT verdict FROM verdict_before").mapTo(String.class).list());
  }

  @Test
  void onlyLiveItemsCanBeMarkedAsRemoved() {
    save(Items.clear(1, "相机"), Items.clear(2, "镜头"));
    save(Items.gone(2));

    List<Listing> removed =
        listings.markRemoved(List.of(Items.id(1), Items.id(2), Items.id(3), Items.id(1)), GONE);

    assertThat(removed).extracting(Listing::title).containsExactly("相机");
    assertThat(removed.getFirst().sighting().status()).isEqualTo(Status.LIVE);
    assertThat(listings.find(Items.id(1)))
        .hasValueSatisfying(
            s -> assertThat(s.listing().sighting().status()).isEqualTo(Status.REMOVED));
  }

  @Test
  void aRemovalKeepsTheLookThatProvesIt() {
    save(Items.clear(1, "相机"));

    listings.markRemoved(List.of(Items.id(1)), GONE);

    assertThat(listings.find(Items.id(1)))
        .hasValueSatisfying(s -> assertThat(s.listing().sighting()).isEqualTo(GONE));
  }

  @Test
  void theIndexIsToldOfEveryChangeAndOfNothingElse() {
    save(Items.clear(1, "相机"), Items.clear(2, "镜头"));
    List<IndexTask> first = listings.indexTasks(10);
    assertThat(first).extracting(t -> t.stored().listing().title()).containsExactly("相机", "镜头");

    save(Items.clear(1, "相机"));
    save(Items.clear(2, "镜头，降价"));
    listings.indexed(first.getLast().sequence());
    List<IndexTask> second = listings.indexTasks(10);
    assertThat(second).extracting(t -> t.stored().listing().title()).containsExactly("镜头，降价");

    listings.indexed(second.getLast().sequence());
    assertThat(listings.indexTasks(10)).isEmpty();
    listings.markRemoved(List.of(Items.id(1)), GONE);
    assertThat(listings.indexTasks(10))
        .singleElement()
        .satisfies(t -> assertThat(t.sequence()).isGreaterThan(second.getLast().sequence()));
  }

  @Test
  void theStoreKnowsHowFarItsChangesAndItsIndexHaveComeAlsoAfterAReopening() {
    Changes fresh = listings.changes();
    assertThat(fresh.store()).matches("[0-9a-f]{32}");
    assertThat(fresh).isEqualTo(new Changes(fresh.store(), 0, 0));

    save(Items.clear(1, "相机"), Items.clear(2, "镜头"));
    List<IndexTask> tasks = listings.indexTasks(10);
    assertThat(listings.changes()).isEqualTo(new Changes(fresh.store(), 2, 0));
    listings.indexed(tasks.getFirst().sequence());
    assertThat(listings.changes()).isEqualTo(new Changes(fresh.store(), 2, 1));
    listings.indexed(Long.MAX_VALUE);
    assertThat(listings.changes()).isEqualTo(new Changes(fresh.store(), 2, 2));
    listings.indexed(1);

    database.close();
    open();
    assertThat(listings.changes()).isEqualTo(new Changes(fresh.store(), 2, 2));
    try (Database other = Database.open(folder.resolve("other"), Access.WRITE, clock)) {
      assertThat(other.listings().changes().store()).isNotEqualTo(fresh.store());
    }
  }

  @Test
  void everyItemIsReadInTheOrderOfIds() {
    List<ScoredListing> many =
        IntStream.range(0, 2_500).mapToObj(i -> Items.clear(i, "物品 " + i)).toList();
    listings.save(many);

    List<String> ids = new ArrayList<>();
    listings.forEach(stored -> ids.add(stored.listing().id().value()));

    assertThat(ids).hasSize(2_500).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyVersionIsReadOnceAlsoBeyondAPage() {
    listings.save(IntStream.range(0, 700).mapToObj(i -> Items.clear(i, "物品 " + i)).toList());
    listings.save(IntStream.range(0, 700).mapToObj(i -> Items.clear(i, "降价 " + i)).toList());

    List<String> read = new ArrayList<>();
    listings.forEachVersion(
        stored -> read.add(stored.listing().id().value() + " " + stored.version()));

    assertThat(read).hasSize(1_400).doesNotHaveDuplicates();
  }

  @Test
  void numbersOfVictimsNeverReachTheFile() throws Exception {
    String number = "11010519491231002X";
    Listing listing = Items.live(1, "样品：张某 " + number + " 加微信 demo_0001");
    save(Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1));

    StoredListing stored = listings.find(Items.id(1)).orElseThrow();

    assertThat(stored.listing().title()).isEqualTo("样品：张某 ****************** 加微信 demo_0001");
    Verdict verdict = stored.verdict();
    assertThat(verdict.findings().getFirst().text()).isEqualTo(stored.listing().title());
    assertThat(verdict.toString()).doesNotContain("110105");
    assertThat(database.cases().findByListing(Items.id(1)).orElseThrow().title())
        .doesNotContain("110105");
    for (String file : List.of("hulian.db", "hulian.db-wal")) {
      byte[] bytes = java.nio.file.Files.readAllBytes(folder.resolve(file));
      assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("19491231002");
    }
    assertThat(save(Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1)))
        .containsExactly(UNCHANGED);
  }

  private List<SaveOutcome> save(ScoredListing... batch) {
    return listings.save(Arrays.asList(batch));
  }
}

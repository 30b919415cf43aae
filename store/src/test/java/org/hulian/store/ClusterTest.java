package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Severity;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items whose texts are near to each other bear one number. */
class ClusterTest {
  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";
  private static final String FLAT = "转让学区房一套，南北通透，楼层好，随时看房，价格面议";

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
  void nearTextsShareAClusterAndOthersDoNot() {
    save(1, OFFER);
    save(2, FLAT);
    save(3, OFFER.replace("量大从优", "价格优惠"));
    save(4, "出 全 套 素 材 四*件*套，带視频！可过各大平台。量大从优—先到先得");

    assertThat(cluster(1)).isPresent();
    assertThat(cluster(3)).isEqualTo(cluster(1));
    assertThat(cluster(4)).isEqualTo(cluster(1));
    assertThat(cluster(2)).isPresent().isNotEqualTo(cluster(1));
  }

  @Test
  void textsOfOneBatchShareTheirsAsWell() {
    listings.save(
        List.of(
            Items.flagged(text(1, OFFER), 0.9, Severity.HIGH, Items.MODEL_1),
            Items.flagged(text(2, OFFER + "。欢迎咨询"), 0.9, Severity.HIGH, Items.MODEL_1)));
    assertThat(cluster(2)).isPresent().isEqualTo(cluster(1));
  }

  @Test
  void aTextTooShortToBeComparedHasNone() {
    save(1, "出手机");
    assertThat(cluster(1)).isEmpty();
  }

  @Test
  void anEditMovesTheItemAndTheIndexReadsItAgain() {
    save(1, OFFER);
    save(2, FLAT);
    OptionalLong offer = cluster(1);
    read();

    save(1, FLAT.replace("价格面议", "可以小刀"));
    assertThat(cluster(1)).isEqualTo(cluster(2));
    assertThat(listings.indexTasks(10))
        .extracting(task -> task.stored().listing().id())
        .containsExactly(id(1));

    save(1, "出手机");
    assertThat(cluster(1)).isEmpty();
    save(1, OFFER);
    assertThat(cluster(1)).isEqualTo(offer);
  }

  @Test
  void aRemovedItemKeepsThatOfItsLastText() {
    save(1, OFFER);
    OptionalLong before = cluster(1);
    listings.save(List.of(Items.gone(1)));
    assertThat(cluster(1)).isEqualTo(before);
  }

  @Test
  void aChainOfEditsEndsWhereTheLeaderIsNoLongerNear() {
    save(1, OFFER);
    String text = OFFER;
    String other = "南北通透楼层好随时看房价格面议满五唯一近地铁";
    for (int i = 2; i <= 8; i++) {
      int at = 4 * (i - 2);
      text = text.substring(0, at) + other.substring(at / 2, at / 2 + 4) + text.substring(at + 4);
      save(i, text);
    }
    assertThat(cluster(2)).isEqualTo(cluster(1));
    assertThat(cluster(8)).isPresent().isNotEqualTo(cluster(1));
  }

  @Test
  void allWaysOfReadingSayTheSame() {
    save(1, OFFER);
    save(2, FLAT);
    save(3, OFFER + "！");
    save(4, "出手机");
    Map<ListingId, OptionalLong> read = new HashMap<>();
    listings.forEach(stored -> read.put(stored.listing().id(), stored.cluster()));
    for (int i = 1; i <= 4; i++) {
      assertThat(read).containsEntry(id(i), cluster(i));
    }
    for (IndexTask task : listings.indexTasks(10)) {
      StoredListing stored = task.stored();
      assertThat(stored.cluster()).isEqualTo(read.get(stored.listing().id()));
    }
  }

  private void read() {
    listings.indexed(listings.indexTasks(10).getLast().sequence());
  }

  private OptionalLong cluster(int number) {
    return listings.find(id(number)).orElseThrow().cluster();
  }

  private void save(int number, String title) {
    listings.save(List.of(Items.flagged(text(number, title), 0.9, Severity.HIGH, Items.MODEL_1)));
  }

  private static Listing text(int number, String title) {
    return Items.live(number, title).toBuilder().body("").build();
  }

  private static ListingId id(int number) {
    return Items.id(number);
  }
}

package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.duplicate.Likeness;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.SaveOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new item is told from one that was there before under another address. */
class RelistedTest {
  private static final String OFFER = "出全套素材四件套，带视频，可过各大平台，量大从优，先到先得";

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
  void theSameTextUnderAnotherAddressIsRelistedFromTheOneThatWasRemoved() {
    save(offer("a.test", 1, OFFER));
    remove("a.test", 1);

    assertThat(save(offer("b.test", 2, OFFER))).containsExactly(SaveOutcome.NEW);

    assertThat(listings.relistedFrom(id("b.test", 2)))
        .containsExactly(new ItemLink(id("a.test", 1), ItemLink.Kind.TEXT, 1, clock.instant()));
    assertThat(listings.relistedFrom(id("a.test", 1))).isEmpty();
  }

  @Test
  void itIsRecognisedThroughEditsAndSignsBetween() {
    save(offer("a.test", 1, OFFER));
    remove("a.test", 1);

    save(offer("a.test", 2, OFFER.replace("量大从优", "价格优惠")));
    save(offer("a.test", 3, "出 全 套 素 材 四*件*套，带視頻！可过各大平台。量大从优—先到先得"));
    save(offer("a.test", 4, "转让学区房一套，南北通透，楼层好，随时看房，价格面议"));

    assertThat(from(2)).containsExactly(id("a.test", 1));
    assertThat(from(3)).containsExactly(id("a.test", 1));
    assertThat(from(4)).isEmpty();
  }

  @Test
  void tenCharactersAreEnough() {
    save(offer("a.test", 1, "出全套素材四件套视频"));
    remove("a.test", 1);
    save(offer("a.test", 2, "出全套素材四件套视频"));
    save(offer("a.test", 3, "出全套素材四件套照片"));
    assertThat(from(2)).containsExactly(id("a.test", 1));
    assertThat(from(3)).containsExactly(id("a.test", 1));
  }

  @Test
  void anItemThatIsStillUpIsNoEarlierOneUnlessAPersonDecidedOnIt() {
    save(offer("a.test", 1, OFFER));
    save(offer("a.test", 2, OFFER));
    assertThat(from(2)).isEmpty();

    decide(1, CaseStatus.CLEARED);
    save(offer("a.test", 3, OFFER));
    assertThat(from(3)).isEmpty();

    decide(2, CaseStatus.VIOLATION);
    save(offer("a.test", 4, OFFER));
    assertThat(from(4)).containsExactly(id("a.test", 2));
  }

  @Test
  void anItemWithANoticeIsAnEarlierOne() {
    save(offer("a.test", 1, OFFER));
    Notices.draft(database, 1);
    save(offer("a.test", 2, OFFER));
    assertThat(from(2)).containsExactly(id("a.test", 1));
  }

  @Test
  void theTextThatAnItemHadBeforeItWasEditedCounts() {
    save(offer("a.test", 1, OFFER));
    save(offer("a.test", 1, "本帖已编辑，谢谢大家的关注，有缘再见"));
    remove("a.test", 1);
    save(offer("a.test", 2, OFFER));
    assertThat(from(2)).containsExactly(id("a.test", 1));
  }

  @Test
  void theSameContactLinksAcrossSitesAndTexts() {
    save(naming("a.test", 1, "卖家甲", "demo_0001", FieldRef.TITLE));
    remove("a.test", 1);
    save(naming("b.test", 2, "别名乙", "Demo_0001", FieldRef.TITLE));
    save(naming("b.test", 3, "别名乙", "demo_0002", FieldRef.TITLE));

    assertThat(listings.relistedFrom(id("b.test", 2)))
        .containsExactly(new ItemLink(id("a.test", 1), ItemLink.Kind.CONTACT, 1, clock.instant()));
    assertThat(listings.relistedFrom(id("b.test", 3))).isEmpty();
  }

  @Test
  void aContactThatANewerVerdictDoesNotNameIsForgotten() {
    save(naming("a.test", 1, "卖家甲", "demo_0001", FieldRef.TITLE));
    Listing same = naming("a.test", 1, "卖家甲", "demo_0001", FieldRef.TITLE).listing();
    save(new ScoredListing(same, new Verdict.Clear(0.1, Items.MODEL_2)));
    remove("a.test", 1);
    save(naming("b.test", 2, "别名乙", "demo_0001", FieldRef.TITLE));
    assertThat(listings.relistedFrom(id("b.test", 2))).isEmpty();
  }

  @Test
  void theContactOfSomebodyWhoRepliesIsNotTheSellers() {
    save(naming("a.test", 1, "卖家甲", "demo_0001", FieldRef.reply(0)));
    remove("a.test", 1);
    save(naming("b.test", 2, "别名乙", "demo_0001", FieldRef.TITLE));
    assertThat(listings.relistedFrom(id("b.test", 2))).isEmpty();
  }

  @Test
  void aContactThatManySellersNameIsOfNoneOfThem() {
    for (int i = 1; i <= 30; i++) {
      save(naming("a.test", i, "商户" + i, "demo_service", FieldRef.TITLE));
    }
    remove("a.test", 1);
    save(naming("a.test", 99, "商户99", "demo_service", FieldRef.TITLE));
    assertThat(from(99)).isEmpty();
  }

  @Test
  void aContactInTheFootOfASiteThatNamesNoSellersIsOfNoneOfThem() {
    for (int i = 1; i <= 220; i++) {
      save(naming("a.test", i, null, "demo_service", FieldRef.TITLE));
    }
    remove("a.test", 220);
    save(naming("a.test", 999, null, "demo_service", FieldRef.TITLE));
    assertThat(from(999)).isEmpty();
  }

  @Test
  void anItemThatWasSeenBeforeTheOtherWasRemovedIsNotItsRelisting() {
    Instant early = clock.instant().minusSeconds(86_400);
    save(offer("a.test", 1, OFFER));
    remove("a.test", 1);
    Listing old =
        Listing.builder(id("b.test", 2))
            .origin(new Origin(id("b.test", 2).value(), "b.test", "b.test"))
            .title(OFFER)
            .sighting(new Sighting(Status.LIVE, early, null))
            .build();
    save(Items.flagged(old, 0.9, Severity.HIGH, Items.MODEL_1));
    assertThat(listings.relistedFrom(id("b.test", 2))).isEmpty();
  }

  @Test
  void aSellerWithManyItemsIsFoundByTheContact() {
    for (int i = 1; i <= 300; i++) {
      save(naming("a.test", i, "卖家甲", "demo_0001", FieldRef.TITLE));
    }
    remove("a.test", 7);
    save(naming("b.test", 999, "别名乙", "demo_0001", FieldRef.TITLE));
    assertThat(listings.relistedFrom(id("b.test", 999)))
        .extracting(ItemLink::from)
        .containsExactly(id("a.test", 7));
  }

  @Test
  void whatAllTextsOfAShopSayMakesNoneOfThemNearAndFillsNoBandBeyondItsLimit() {
    String terms =
        "本店所有商品均为正品，支持七天无理由退货，下单后四十八小时内发货，偏远地区除外，" + "如有问题请先联系客服，不要直接给差评，谢谢您的理解与支持，祝您购物愉快";
    for (int i = 0; i < 200; i++) {
      save(offer("shop.test", i, goods(i) + terms));
      if (i % 2 == 0) {
        remove("shop.test", i);
      }
    }
    save(offer("shop.test", 900, "手工编织羊毛围巾冬季加厚款" + terms));
    save(offer("shop.test", 901, goods(50) + terms));

    assertThat(listings.relistedFrom(id("shop.test", 900))).isEmpty();
    assertThat(listings.relistedFrom(id("shop.test", 901)))
        .extracting(ItemLink::from)
        .contains(id("shop.test", 50));
    long fullest =
        database
            .sql()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT max(n) FROM (SELECT count(*) n FROM item_band GROUP BY band)")
                        .mapTo(Long.class)
                        .one());
    assertThat(fullest).isEqualTo(33);
  }

  /** Six characters of a block of rare ones: other goods for each number. */
  private static String goods(int number) {
    StringBuilder goods = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      goods.appendCodePoint(0x9A00 + (number * 131 + i * 977) % 800);
    }
    return goods.toString();
  }

  @Test
  void textsThatAreNearAreNamedNearestFirst() {
    save(offer("a.test", 1, OFFER));
    save(offer("a.test", 2, OFFER.replace("先到先得", "欢迎咨询")));
    Listing third = offer("a.test", 3, OFFER + "。").listing();
    assertThat(listings.near(third, 10))
        .extracting(Likeness::id)
        .containsExactly(id("a.test", 1), id("a.test", 2));
  }

  private List<SaveOutcome> save(ScoredListing scored) {
    return listings.save(List.of(scored));
  }

  private void remove(String host, int number) {
    Sighting gone = new Sighting(Status.REMOVED, clock.instant(), null);
    assertThat(listings.markRemoved(List.of(id(host, number)), gone)).hasSize(1);
  }

  private void decide(long caseId, CaseStatus status) {
    int revision = database.cases().find(caseId).orElseThrow().revision();
    assertThat(
            database.cases().decide(caseId, revision, new Decision(status, "FD-1", "seen", "anna")))
        .isTrue();
  }

  private List<ListingId> from(int number) {
    return listings.relistedFrom(id("a.test", number)).stream().map(ItemLink::from).toList();
  }

  private static ListingId id(String host, int number) {
    return new ListingId("https://" + host + "/item/" + number);
  }

  private static ScoredListing offer(String host, int number, String title) {
    Listing listing =
        Listing.builder(id(host, number))
            .origin(new Origin(id(host, number).value(), host, host))
            .title(title)
            .seller("seller_" + number)
            .build();
    return Items.flagged(listing, 0.9, Severity.HIGH, Items.MODEL_1);
  }

  private static ScoredListing naming(
      String host, int number, @Nullable String seller, String handle, FieldRef field) {
    Listing listing =
        Listing.builder(id(host, number))
            .origin(new Origin(id(host, number).value(), host, host))
            .title(goods(number) + handle)
            .seller(seller)
            .replies(List.of(new Reply("x", "同问，联系 " + handle, null)))
            .build();
    Mention at = new Mention(field, new TextSpan(0, 2), "xx");
    return new ScoredListing(
        listing,
        new Verdict.Suspect(
            0.4, List.of(), List.of(new Entity.Contact(at, "wechat", handle)), Items.MODEL_1));
  }
}

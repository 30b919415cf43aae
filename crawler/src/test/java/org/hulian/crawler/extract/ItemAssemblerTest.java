package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Reply;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemAssemblerTest {
  private static final Path ENGINES =
      Path.of(System.getProperty("hulian.root"), "seeds", "engines");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anItemIsTheSameInWhateverOrderItsPagesCome(long seed) throws Exception {
    ListingExtractor extractor = new ListingExtractor(EngineCatalog.load(ENGINES));
    List<Extraction> pages = new ArrayList<>();
    for (String name : List.of("discuz-thread", "discuz-thread-2", "discuz-thread")) {
      pages.add(extractor.extract(SavedPage.of(name).page()));
    }
    Collections.shuffle(pages, new Random(seed));
    Listing whole = only(assembled(new ItemAssembler(), pages));
    assertThat(whole.body()).startsWith("收来的𠮷祥瓷碗");
    assertThat(whole.seller()).isEqualTo("囧叔镕");
    assertThat(whole.replies()).extracting(Reply::body).containsExactly("有裂吗", "没有", "顶");
  }

  @Test
  void aGoodsThreadAndItsDetailPageAreOneItem() throws Exception {
    ListingExtractor extractor = new ListingExtractor(EngineCatalog.load(ENGINES));
    List<Extraction> pages = new ArrayList<>();
    for (String name : List.of("discuz-goods-detail", "discuz-goods")) {
      pages.add(extractor.extract(SavedPage.of(name).page()));
    }
    Listing whole = only(assembled(new ItemAssembler(), pages));
    assertThat(whole.kind()).isEqualTo(org.hulian.listing.Kind.LISTING);
    assertThat(whole.body()).startsWith("四只一套，碗底有款。");
    assertThat(whole.replies()).extracting(Reply::body).containsExactly("有裂吗");
    assertThat(whole.postedAt()).isNotNull();
  }

  @Test
  void anItemThatWasSeenGoneLaterIsRemoved() {
    Extraction live = page("a", "2026-11-20T00:00:00Z", Status.LIVE);
    Extraction gone = page("a", "2026-11-21T00:00:00Z", Status.REMOVED);
    Extraction back = page("a", "2026-11-22T00:00:00Z", Status.LIVE);
    assertThat(only(assembled(new ItemAssembler(), List.of(gone, live))).sighting().status())
        .isEqualTo(Status.REMOVED);
    assertThat(only(assembled(new ItemAssembler(), List.of(gone, live, back))).sighting().status())
        .isEqualTo(Status.LIVE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Long.MAX_VALUE})
  void aPageThatIsNotThereMakesAnItemOnlyWhereOneWasSeen(long mostCharacters) {
    Listing gone = page("a", "2026-11-21T00:00:00Z", Status.REMOVED).listings().getFirst();
    Extraction absent =
        new Extraction(
            Kind.REMOVED, List.of(), List.of(), false, Extraction.Part.ONLY, gone, List.of());
    Extraction live = page("a", "2026-11-20T00:00:00Z", Status.LIVE);

    assertThat(assembled(new ItemAssembler(mostCharacters), List.of(absent, absent))).isEmpty();
    for (List<Extraction> pages : List.of(List.of(absent, live), List.of(live, absent))) {
      Listing whole = only(assembled(new ItemAssembler(mostCharacters), pages));
      assertThat(whole.sighting().status()).isEqualTo(Status.REMOVED);
      assertThat(whole.title()).isEqualTo("台灯 a");
    }
  }

  @Test
  void whatDoesNotFitIntoMemoryComesOutAllTheSame() {
    List<Extraction> pages = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      pages.add(page("item " + i % 200, "2026-11-20T00:00:00Z", Status.LIVE));
    }
    List<Listing> roomy = assembled(new ItemAssembler(), pages);
    List<Listing> tight = assembled(new ItemAssembler(2_000), pages);
    assertThat(tight).containsExactlyInAnyOrderElementsOf(roomy).hasSize(200);
  }

  @Test
  void theRepliesOfOverlappingPagesComeOnce() {
    List<Reply> all = new ArrayList<>(replies("1", "2", "3"));
    Replies.append(all, replies("2", "3", "4"));
    Replies.append(all, replies("1", "2"));
    Replies.append(all, replies("5"));
    assertThat(all).isEqualTo(replies("1", "2", "3", "4", "5"));
  }

  private static List<Reply> replies(String... bodies) {
    return List.of(bodies).stream().map(body -> new Reply("a", body, null)).toList();
  }

  private static Extraction page(String id, String at, Status status) {
    Listing listing =
        Listing.builder(new ListingId(id))
            .origin(new Origin("http://a.test/" + id.length(), null, "a"))
            .title(status == Status.LIVE ? "台灯 " + id : "")
            .replies(status == Status.LIVE ? replies("x", "y") : List.of())
            .sighting(new Sighting(status, Instant.parse(at), null))
            .build();
    return new Extraction(Kind.ITEM, List.of(listing), List.of(), false);
  }

  private static List<Listing> assembled(ItemAssembler assembler, List<Extraction> pages) {
    pages.forEach(assembler::add);
    List<Listing> listings = new ArrayList<>();
    assembler.finish(listings::add);
    return listings;
  }

  private static Listing only(List<Listing> listings) {
    assertThat(listings).hasSize(1);
    return listings.getFirst();
  }
}

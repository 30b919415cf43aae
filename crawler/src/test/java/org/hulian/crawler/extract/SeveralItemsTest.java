package org.hulian.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.listing.Listing;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that shows several items in full gives each of them, under the address that names it. */
final class SeveralItemsTest {
  private static final String BOARD =
      """
      engine: board
      title: Board
      recognise: {marks: ['.m']}
      addresses:
        - page: index
          match: '^/board$'
        - page: never
          match: '^/user/'
        - page: item
          match: '^/(?:board/)?m/(?<id>\\d+)'
          item: '/m/{id}'
      views:
        - name: messages
          kind: thread
          when: '.m'
          items:
            block: '.m'
            address: {select: 'a', attribute: href}
          title: 'h2'
          body: 'p'
          seller: {select: '.m', attribute: data-m, json: [author.name, author.id], otherwise: 'i'}
      """;
  private static final String PAGE = "http://a.test/board";

  @TempDir private Path folder;
  private ListingExtractor extractor = new ListingExtractor(EngineCatalog.empty());

  @BeforeEach
  void load() throws IOException {
    Files.writeString(folder.resolve("board.yaml"), BOARD);
    extractor = new ListingExtractor(EngineCatalog.load(folder));
  }

  private Extraction read(String html) {
    return extractor.extract(SavedPage.snapshot(PAGE, html));
  }

  private static String message(String address, String text) {
    return "<div class=m><a href='" + address + "'>#</a><p>" + text + "</p></div>";
  }

  private static List<String> ids(Extraction extraction) {
    return extraction.listings().stream().map(listing -> listing.id().value()).toList();
  }

  @Test
  void manyAddressesOfAnItemNameItOnce() {
    Extraction page =
        read(
            message("/m/1", "一盏灯")
                + message("/board/m/2?from=list", "two chairs")
                + message("http://a.test/m/1#top", "one lamp"));

    assertThat(page.kind()).isEqualTo(Kind.ITEMS);
    assertThat(ids(page)).containsExactly("http://a.test/m/1", "http://a.test/m/2");
    assertThat(page.listings()).extracting(Listing::body).containsExactly("一盏灯", "two chairs");
  }

  @Test
  void nobodysPageSaysWhatStandsOnAnotherSite() {
    Extraction page =
        read(message("http://b.test/m/1", "x") + message("/m/2", "y") + message("mailto:a", "z"));

    assertThat(ids(page)).containsExactly("http://a.test/m/2");
  }

  @Test
  void whatHasNoAddressOrNoWordsIsNoItem() {
    Extraction page = read("<div class=m><p>words</p></div>" + message("/m/3", "<img src=a.png>"));

    assertThat(page.kind()).isEqualTo(Kind.INDEX);
    assertThat(page.listings()).isEmpty();
  }

  @Test
  void aValueMayStandInJsonOrElsewhere() {
    List<String> data =
        List.of(
            "{\"author\":{\"name\":\"demo_0001\",\"id\":7}}",
            "{\"author\":{\"name\":\"\",\"id\":7}}",
            "{\"author\":null}",
            "{\"author\":[{\"id\":8}]}",
            "{broken",
            "");
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < data.size(); i++) {
      html.append(
          "<div class=m data-m='%s'><a href=/m/%d></a><i>spare</i><p>text</p></div>"
              .formatted(data.get(i), i));
    }
    assertThat(read(html.toString()).listings())
        .extracting(Listing::seller)
        .containsExactly("demo_0001", "7", "spare", "8", "spare", "spare");
  }

  @Test
  void aRunPassesEachItemOn() {
    LiveItems items =
        new LiveItems(
            extractor,
            id -> {
              throw new AssertionError("nothing of an item stands elsewhere");
            });
    List<String> seen = new ArrayList<>();
    for (String html :
        List.of(message("/m/1", "a") + message("/m/2", "b"), message("/m/2", "changed"))) {
      items.read(SavedPage.snapshot(PAGE, html)).listings().forEach(one -> seen.add(one.body()));
    }
    assertThat(seen).containsExactly("a", "b", "changed");
  }

  @Test
  void pagesThatOverlapMakeEachItemOnce() {
    ItemAssembler assembler = new ItemAssembler();
    assembler.add(read(message("/m/1", "a") + message("/m/2", "b")));
    assembler.add(read(message("/m/2", "b") + message("/m/3", "c")));
    List<String> bodies = new ArrayList<>();
    assembler.finish(listing -> bodies.add(listing.body()));

    assertThat(bodies).containsExactly("a", "b", "c");
  }

  @Test
  void aPageThatAsksNotToBeKeptSaysSo() {
    PageSnapshot page = SavedPage.snapshot(PAGE, message("/m/1", "a"));
    PageSnapshot closed =
        new PageSnapshot(
            page.uri(),
            200,
            Map.of("content-type", List.of("text/html"), "x-robots-tag", List.of("noindex")),
            page.body(),
            page.fetchedAt(),
            null);

    assertThat(extractor.extract(closed).noindex()).isTrue();
    assertThat(new LiveItems(extractor, id -> Optional.empty()).read(closed).noindex()).isTrue();
  }

  @Test
  void aMembersPageShowsNoItems() {
    PageSnapshot page = SavedPage.snapshot("http://a.test/user/7", message("/m/1", "a"));
    assertThat(extractor.extract(page).listings()).isEmpty();
  }

  @Test
  void hostilePagesStayCheap() {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      nested.append("<div class=m><a href=/m/").append(i).append("></a><p>words</p>");
    }
    String many = message("/m/%d", "words");
    StringBuilder flat = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      flat.append(many.formatted(i));
    }
    String deep = "<div class=m data-m='" + "{\"author\":".repeat(30_000) + "'><a href=/m/1></a>";
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          assertThat(read(nested.toString()).listings()).hasSizeLessThan(10);
          assertThat(read(flat.toString()).listings()).hasSize(Limits.MAX_ITEMS);
          assertThat(read(deep + "<p>words").listings()).hasSize(1);
        });
  }
}

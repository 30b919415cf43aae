package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Price;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways of looking at a search: narrowed, near texts as one, from page to page, by kinship. */
class SearchViewTest {
  private static final SearchView COLLAPSED = new SearchView(Map.of(), true, null);
  @TempDir private Path folder;
  private ListingIndex index;

  @BeforeEach
  void open() {
    index = ListingIndex.open(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private void put(IndexedListing... listings) {
    index.putAll(List.of(listings));
    index.refresh();
  }

  private SearchResult page(SortOrder order, int limit, @Nullable String cursor, SearchView view) {
    return index
        .searcher()
        .search(new ListingQuery("", Map.of(), true, order, limit, cursor), view);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(hit -> hit.id().value()).toList();
  }

  private SearchResult chosen(Map<Facet, Set<String>> in, Map<Facet, Set<String>> out) {
    return index
        .searcher()
        .search(
            new ListingQuery("", in, true, SortOrder.NEWEST, 20, null),
            new SearchView(out, false, null));
  }

  private void putMarkets() {
    put(
        Samples.flagged("a", "闲鱼", 0.9, "violation"),
        Samples.flagged("b", "闲鱼", 0.8, "open"),
        Samples.flagged("c", "贴吧", 0.7, "open"),
        Samples.flagged("d", "论坛", 0.6, null));
  }

  @Test
  void whatIsExcludedIsNotFoundAndStillCounted() {
    putMarkets();
    SearchResult result = chosen(Map.of(), Map.of(Facet.PLATFORM, Set.of("闲鱼", "论坛")));
    assertThat(ids(result)).containsExactly("c");
    assertThat(result.total()).isEqualTo(1);
    assertThat(result.facets().get(Facet.PLATFORM))
        .containsOnly(Map.entry("闲鱼", 2L), Map.entry("贴吧", 1L), Map.entry("论坛", 1L));
    assertThat(result.facets().get(Facet.STATUS)).containsOnly(Map.entry("open", 1L));
  }

  @Test
  void eachFacetIsCountedAmongWhatTheOthersLeave() {
    putMarkets();
    SearchResult result =
        chosen(Map.of(Facet.PLATFORM, Set.of("闲鱼")), Map.of(Facet.STATUS, Set.of("violation")));
    assertThat(ids(result)).containsExactly("b");
    assertThat(result.facets().get(Facet.PLATFORM))
        .containsOnly(Map.entry("闲鱼", 1L), Map.entry("贴吧", 1L), Map.entry("论坛", 1L));
    assertThat(result.facets().get(Facet.STATUS))
        .containsOnly(Map.entry("violation", 1L), Map.entry("open", 1L));
    assertThat(result.facets().get(Facet.MONTH)).containsOnly(Map.entry("2026-10", 1L));
  }

  private static IndexedListing priced(String id, @Nullable Price price) {
    Listing.Builder listing = Listing.builder(new ListingId(id)).title("四件套");
    return Samples.listing((price == null ? listing : listing.price(price)).build(), 0);
  }

  @Test
  void theLowestPriceComesFirstAndTheUnknownLast() {
    put(
        priced("unknown", null),
        priced("dear", Price.of(new BigDecimal("1650"), "CNY")),
        priced("cheap", Price.asWritten("0.5元")),
        priced("foreign", Price.of(BigDecimal.ONE, "USD")),
        priced("middle", Price.asWritten("35")));
    assertThat(ids(page(SortOrder.PRICE, 3, null, SearchView.PLAIN)))
        .containsExactly("cheap", "middle", "dear");
    String next = page(SortOrder.PRICE, 3, null, SearchView.PLAIN).next();
    assertThat(ids(page(SortOrder.PRICE, 3, next, SearchView.PLAIN)))
        .containsExactlyInAnyOrder("unknown", "foreign");
  }

  @Test
  void theOldestComesFirstIfAskedFor() {
    put(Samples.inCluster("new", "t", 0, 9), Samples.inCluster("old", "t", 0, 1));
    assertThat(ids(page(SortOrder.OLDEST, 9, null, SearchView.PLAIN)))
        .containsExactly("old", "new");
  }

  @Test
  void nearTextsAreOneHitThatSaysHowManyItStandsFor() {
    put(
        Samples.inCluster("a1", "人脸四件套", 7, 1),
        Samples.inCluster("a2", "人脸四件套", 7, 2),
        Samples.inCluster("a3", "人脸四件套", 7, 3),
        Samples.inCluster("b", "人脸四件套", 8, 0),
        Samples.inCluster("c", "人脸四件套", 0, -1),
        Samples.inCluster("d", "人脸四件套", 0, -2));
    SearchResult result = page(SortOrder.NEWEST, 20, null, COLLAPSED);
    assertThat(ids(result)).containsExactly("a3", "b", "c", "d");
    assertThat(result.hits())
        .extracting(hit -> hit.match().alike())
        .containsExactly(2L, 0L, 0L, 0L);
    assertThat(result.total()).isEqualTo(6);
    assertThat(result.groups()).isEqualTo(4);
    SearchView opened = new SearchView(Map.of(), false, new SearchView.Kin.Cluster(7));
    assertThat(ids(page(SortOrder.OLDEST, 20, null, opened))).containsExactly("a1", "a2", "a3");
  }

  @ParameterizedTest
  @EnumSource(SortOrder.class)
  void onWhicheverPageEachClusterIsShownOnce(SortOrder order) {
    Random random = new Random(5);
    Set<Long> clusters = new HashSet<>();
    int alone = 0;
    for (int i = 0; i < 400; i++) {
      // Some clusters are larger than a page, some are of one.
      long cluster = random.nextInt(4) == 0 ? 0 : 1 + (long) Math.pow(random.nextInt(8), 2);
      alone += cluster == 0 ? 1 : 0;
      clusters.add(cluster);
      index.put(Samples.inCluster("n" + i, "t" + i % 7, cluster, random.nextInt(1_000)));
    }
    clusters.remove(0L);
    index.refresh();
    List<SearchHit> seen = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      SearchResult result = page(order, 10, cursor, COLLAPSED);
      assertThat(result.groups()).isEqualTo(alone + clusters.size());
      seen.addAll(result.hits());
      cursor = result.next();
    } while (cursor != null && ++pages < 100);
    assertThat(seen).hasSize(alone + clusters.size());
    assertThat(seen.stream().map(hit -> hit.match().cluster()).filter(c -> c != 0))
        .containsExactlyInAnyOrderElementsOf(clusters);
    assertThat(seen.stream().mapToLong(hit -> 1 + hit.match().alike()).sum()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(SortOrder.class)
  void whatIsWrittenMeanwhileMakesNoPageRepeatOrLoseAHit(SortOrder order) {
    for (int i = 0; i < 40; i++) {
      index.put(Samples.inCluster("n" + i, "人脸 ".repeat(1 + i % 9) + "t" + i, 0, i));
    }
    index.refresh();
    List<String> seen = new ArrayList<>();
    String cursor = null;
    int written = 0;
    do {
      SearchResult result =
          index.searcher().search(new ListingQuery("人脸", Map.of(), true, order, 7, cursor));
      assertThat(result.restarted()).isFalse();
      seen.addAll(ids(result).stream().filter(id -> id.startsWith("n")).toList());
      cursor = result.next();
      for (int i = 0; i < 30; i++) {
        // Longer, newer and older ones, which shift every rank.
        String text = "人脸 四件套 ".repeat(1 + i) + written;
        index.put(Samples.inCluster("w" + written++, text, 0, 20L + (i % 2 == 0 ? 500 : -500)));
      }
      index.refresh();
    } while (cursor != null && written < 3_000);
    if (order != SortOrder.RELEVANCE) {
      // What is written changes how two hits rank to one another, too.
      assertThat(seen).doesNotHaveDuplicates().hasSize(40);
    }
    assertThat(seen).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({"NEWEST, 人脸", "SCORE, 人脸", "NEWEST, 照片"})
  void aCursorOfAnotherSearchGivesTheFirstPageAndSaysSo(SortOrder order, String text) {
    for (int i = 0; i < 9; i++) {
      index.put(Samples.inCluster("n" + i, "人脸照片", 0, i));
    }
    index.refresh();
    String next = page(SortOrder.NEWEST, 3, null, SearchView.PLAIN).next();
    SearchResult result =
        index.searcher().search(new ListingQuery(text, Map.of(), true, order, 3, next));
    assertThat(result.restarted()).isTrue();
    assertThat(result.hits()).hasSize(3);
    assertThat(page(SortOrder.NEWEST, 3, next, COLLAPSED).restarted()).isTrue();
    assertThat(page(SortOrder.NEWEST, 3, next, SearchView.PLAIN).restarted()).isFalse();
  }

  @Test
  void theLikestTextsComeFirst() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      index.put(Samples.ordinary(i, random));
    }
    put(
        Samples.listing("it", "照片活化 眨眼张嘴点头", "静态照片变动态 35元带教程"),
        Samples.listing("near", "照片活化 眨眼张嘴", "静态照片变动态 教程35元"),
        Samples.listing("far", "照片活化", "老客户优惠，价格私聊，长期有效"));
    SearchView like = new SearchView(Map.of(), false, new SearchView.Kin.Text(new ListingId("it")));
    List<String> found = ids(page(SortOrder.RELEVANCE, 20, null, like));
    assertThat(found).startsWith("near").doesNotContain("it");
    SearchView none = new SearchView(Map.of(), false, new SearchView.Kin.Text(new ListingId("x")));
    assertThat(ids(page(SortOrder.RELEVANCE, 20, null, none))).isEmpty();
  }

  @Test
  void itemsWithTheSamePictureAreFound() {
    Listing one =
        Listing.builder(new ListingId("a"))
            .title("t")
            .images(List.of("https://i.example/1.jpg"))
            .build();
    Listing other =
        Listing.builder(new ListingId("b"))
            .title("t")
            .images(List.of("https://i.example/2.jpg", "https://i.example/1.jpg?w=200"))
            .build();
    put(Samples.listing(one, 0), Samples.listing(other, 1), Samples.listing("c", "t", ""));
    SearchView with =
        new SearchView(Map.of(), false, new SearchView.Kin.Picture("https://i.example/1.jpg#x"));
    assertThat(ids(page(SortOrder.OLDEST, 20, null, with))).containsExactly("a", "b");
  }
}

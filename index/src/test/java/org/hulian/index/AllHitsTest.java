package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hulian.listing.ListingId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllHitsTest {
  /** More than two pages of a walk, and more than any page of a search. */
  private static final int MANY = 12_345;

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

  private void fill(int count) {
    Random random = new Random(4);
    List<IndexedListing> listings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listings.add(Samples.ordinary(i, random));
    }
    index.putAll(listings);
    index.refresh();
  }

  private static ListingQuery query(String text, SortOrder order) {
    return new ListingQuery(text, Map.of(), true, order, 1, null);
  }

  private List<String> ids(ListingQuery query, SearchView view) {
    List<String> ids = new ArrayList<>();
    AllHits all =
        index.searcher().forEach(query, view, page -> page.forEach(id -> ids.add(id.value())));
    assertThat(all.hits()).isEqualTo(ids.size());
    assertThat(all.complete()).isTrue();
    return ids;
  }

  @Test
  void everyHitComesOnceInTheOrderOfTheSearch() {
    fill(MANY);

    for (SortOrder order : SortOrder.values()) {
      List<String> all = ids(query("", order), SearchView.PLAIN);

      assertThat(all).as(order.name()).hasSize(MANY).doesNotHaveDuplicates();
      List<String> first =
          index
              .searcher()
              .search(new ListingQuery("", Map.of(), true, order, 200, null))
              .hits()
              .stream()
              .map(hit -> hit.id().value())
              .toList();
      assertThat(all).as(order.name()).startsWith(first.toArray(String[]::new));
    }
  }

  @Test
  void whatIsChosenAndShutOutCounts() {
    fill(1_000);
    ListingQuery some =
        new ListingQuery(
            "蓝牙耳机", Map.of(Facet.PLATFORM, Set.of("平台1", "平台2")), true, SortOrder.NEWEST, 1, null);
    SearchView view = new SearchView(Map.of(Facet.PLATFORM, Set.of("平台2")), true, null);

    List<String> ids = ids(some, view);

    assertThat(ids).hasSize((int) index.searcher().search(some, view).total()).isNotEmpty();
    assertThat(ids).allMatch(id -> Integer.parseInt(id.substring(2)) % 5 == 1);
  }

  @Test
  void nearTextsComeEachForItself() {
    index.put(Samples.inCluster("a", "人脸四件套", 7, 1));
    index.put(Samples.inCluster("b", "人脸四件套", 7, 2));
    index.refresh();

    SearchView collapsed = new SearchView(Map.of(), true, null);
    assertThat(ids(query("人脸四件套", SortOrder.NEWEST), collapsed)).containsExactly("b", "a");
  }

  @Test
  void whatIsWrittenMeanwhileDoesNotCome() {
    fill(MANY);
    List<ListingId> ids = new ArrayList<>();
    index
        .searcher()
        .forEach(
            query("", SortOrder.OLDEST),
            SearchView.PLAIN,
            page -> {
              index.put(Samples.inCluster("new-" + ids.size(), "新的", 0, 1_000_000));
              index.refresh();
              ids.addAll(page);
            });

    assertThat(ids).hasSize(MANY).noneMatch(id -> id.value().startsWith("new-"));
    assertThat(index.searcher().search(query("新的", SortOrder.NEWEST)).total()).isPositive();
  }

  @Test
  void whoeverTakesThePagesCanEndTheWalk() {
    fill(100);
    assertThatThrownBy(
            () ->
                index
                    .searcher()
                    .forEach(
                        query("", SortOrder.NEWEST),
                        SearchView.PLAIN,
                        page -> {
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
    assertThat(ids(query("", SortOrder.NEWEST), SearchView.PLAIN)).hasSize(100);
  }

  @Test
  void nothingIsNoPage() {
    AllHits none =
        index
            .searcher()
            .forEach(
                query("人脸 AND (\"x", SortOrder.RELEVANCE),
                SearchView.PLAIN,
                page -> {
                  throw new AssertionError();
                });

    assertThat(none.hits()).isZero();
    assertThat(none.understood().notes()).isNotEmpty();
  }
}

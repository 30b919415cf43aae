package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.search.Alert;
import org.hulian.store.search.SavedQuery;
import org.hulian.store.search.SearchOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each new or changed listing is held against the saved searches, once. */
class SavedSearchAlertsTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m1", "l1");
  private static final SearchOptions ALERTS = new SearchOptions(false, false, true, false, false);

  @TempDir Path folder;

  private DataFolder open() {
    return DataFolder.open(folder, Clock.systemUTC());
  }

  private static void save(DataFolder data, String id, String title, String body) {
    Listing listing = Listing.builder(new ListingId(id)).title(title).body(body).build();
    data.store().listings().save(List.of(new ScoredListing(listing, new Verdict.Clear(0.2, BY))));
  }

  private static long ask(DataFolder data, String query) {
    SavedQuery saved = new SavedQuery(query, query, Map.of());
    return data.store().searches().saved().save("anna", saved, ALERTS).orElseThrow();
  }

  private static List<Alert> alerts(DataFolder data) {
    return data.store().searches().alerts().list("anna", null, Long.MAX_VALUE, 100);
  }

  @Test
  void aNewListingAlertsAndSaysByWhichWords() {
    try (DataFolder data = open()) {
      save(data, "old", "人脸数据", "早就有了");
      data.catchUp();
      ask(data, "人脸数据");
      save(data, "new", "出售人脸数据", "35一套");
      save(data, "other", "二手书", "九成新");
      data.catchUp();
      assertThat(alerts(data))
          .singleElement()
          .satisfies(one -> assertThat(one.listing().value()).isEqualTo("new"))
          .satisfies(one -> assertThat(one.matched().words()).containsExactly("人脸数据"));
    }
  }

  @Test
  void neitherAnUnchangedLookNorARebuildNorAnEditElsewhereRepeatsIt() {
    try (DataFolder data = open()) {
      ask(data, "人脸数据");
      save(data, "new", "出售人脸数据", "35一套");
      data.catchUp();
      save(data, "new", "出售人脸数据", "35一套");
      data.catchUp();
      save(data, "new", "出售人脸数据", "30一套");
      data.catchUp();
      new IndexFeed(data.store().listings(), data.index()).rebuild(written -> {});
      data.catchUp();
      assertThat(alerts(data)).hasSize(1);
      save(data, "new", "低价出售人脸数据", "30一套");
      data.catchUp();
      assertThat(alerts(data)).hasSize(2);
    }
  }

  @Test
  void aCrashBetweenAlertAndIndexLosesNoneAndRepeatsNone() {
    try (DataFolder data = open()) {
      ask(data, "人脸数据");
      save(data, "new", "出售人脸数据", "35一套");
      IndexFeed feed = new IndexFeed(data.store().listings(), data.index());
      assertThatThrownBy(
              () ->
                  feed.catchUp(
                      tasks -> {
                        throw new IllegalStateException("killed before the alerts");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(alerts(data)).isEmpty();
      assertThatThrownBy(
              () ->
                  feed.catchUp(
                      tasks -> {
                        data.alerts().write(tasks);
                        throw new IllegalStateException("killed after the alerts");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(alerts(data)).hasSize(1);
    }
    try (DataFolder data = open()) {
      assertThat(data.store().listings().unindexed()).isZero();
      assertThat(alerts(data)).hasSize(1);
    }
  }

  @Test
  void whatAKillLeftIsAlertedThoughTheIndexIsMendedFirst() {
    try (DataFolder data = open()) {
      ask(data, "人脸数据");
      save(data, "new", "出售人脸数据", "35一套");
    }
    CommandRun.of("index", "check", "--repair", "--data", folder.toString());
    try (DataFolder data = open()) {
      assertThat(data.store().listings().unindexed()).isZero();
      assertThat(alerts(data)).hasSize(1);
    }
  }

  @Test
  void manySearchesThatMatchEverythingAlertOfEachListingOnce() {
    try (DataFolder data = open()) {
      for (int i = 0; i < 200; i++) {
        ask(data, "数据 OR " + i);
      }
      for (int i = 0; i < 70; i++) {
        save(data, "n" + i, "数据", "第 " + i + " 份");
      }
      data.catchUp();
      data.catchUp();
      assertThat(data.store().searches().alerts().unread("anna", 20_000)).isEqualTo(14_000);
    }
  }
}

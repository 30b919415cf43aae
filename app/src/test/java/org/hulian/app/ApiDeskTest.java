package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.index.ListingQuery;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.Verdict;
import org.hulian.review.api.Explained;
import org.hulian.review.api.ListingDesk;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs are told, by the real classifier. */
class ApiDeskTest {
  private static final Listing OFFER =
      Listing.builder(new ListingId("o-1"))
          .title("仁臉四件套 懂的来")
          .body("手/持＋正反，30一套，薇信 demo_0001")
          .build();
  private static final Listing BEDDING =
      Listing.builder(new ListingId("b-1")).title("纯棉四件套").body("床单被套，包邮").build();

  @Test
  void aProgramIsToldWhatScanSays(@TempDir Path folder) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
        ApiDesk desk = new ApiDesk(data, Clock.systemUTC());
        ListingClassifier classifier = ListingClassifier.load(ClassifierSettings.defaults())) {
      ListingDesk.Classified classified = desk.classify(OFFER, true);
      assertThat(classified.scored().verdict()).isEqualTo(classifier.classify(OFFER));
      Explained explanation = classified.explanation();
      assertThat(explanation.threshold()).isEqualTo(classifier.threshold());
      double sum = explanation.start();
      for (Explained.Reason reason : explanation.reasons()) {
        sum += reason.weight();
        assertThat(textAt(OFFER, reason.at())).isEqualTo(reason.at().text());
      }
      double score = classified.scored().verdict().score();
      assertThat(sum).isCloseTo(Math.log(score / (1 - score)), within(0.5));
      assertThat(explanation.terms()).anyMatch(term -> term.manners().contains("by_sound"));
      assertThat(explanation.severity()).isNotNull();
      assertThat(data.store().listings().count()).as("nothing is stored").isZero();
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double most) {
    return org.assertj.core.data.Offset.offset(most);
  }

  private static String textAt(Listing listing, Explained.Place place) {
    String text = place.field().equals("title") ? listing.title() : listing.body();
    return text.substring(place.start(), place.end());
  }

  @Test
  void withoutAnalysisTheAnswerSaysSo(@TempDir Path folder) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
        ApiDesk desk = new ApiDesk(data, Clock.systemUTC())) {
      String stop = desk.classify(OFFER, false).explanation().course().stop();
      assertThat(stop).isIn("analysis_off", "out_of_reach");
      assertThat(desk.classify(BEDDING, false).scored().verdict())
          .isNotInstanceOf(Verdict.Flagged.class);
    }
  }

  @Test
  void whatIsTakenInIsStoredIndexedAndInTheLedger(@TempDir Path folder) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
        ApiDesk desk = new ApiDesk(data, Clock.systemUTC())) {
      List<FeedProblem> problems = List.of(new FeedProblem("body", 3, "broken JSON"));
      ListingDesk.Ingested first = desk.ingest(List.of(OFFER, BEDDING, OFFER), problems, "api:ren");
      assertThat(first.items())
          .extracting(ListingDesk.Item::outcome)
          .containsExactly(SaveOutcome.NEW, SaveOutcome.NEW, SaveOutcome.UNCHANGED);
      assertThat(first.items().getFirst().flagged()).isTrue();
      assertThat(data.index().searcher().search(ListingQuery.of("人脸四件套")).total()).isEqualTo(1);
      Run run = data.store().runs().find(first.run()).orElseThrow();
      assertThat(run.site()).isEqualTo("api:ren");
      assertThat(run.status()).isEqualTo(RunStatus.INCOMPLETE);
      assertThat(run.counts()).containsEntry(LedgerOutcome.FAILED, 1L);
      ListingDesk.Ingested again = desk.ingest(List.of(OFFER), List.of(), "api:ren");
      assertThat(again.items().getFirst().outcome()).isEqualTo(SaveOutcome.UNCHANGED);
      assertThat(again.run()).isGreaterThan(first.run());
    }
  }

  @Test
  void numbersOfVictimsAreCoveredInTheAnswer(@TempDir Path folder) {
    Listing withNumber = OFFER.toBuilder().body("手持 11010519491231002X 30一套").build();
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC());
        ApiDesk desk = new ApiDesk(data, Clock.systemUTC())) {
      ListingDesk.Classified classified = desk.classify(withNumber, false);
      assertThat(classified.scored().listing().body()).doesNotContain("11010519491231002X");
      assertThat(classified.explanation().toString()).doesNotContain("11010519491231002X");
    }
  }
}

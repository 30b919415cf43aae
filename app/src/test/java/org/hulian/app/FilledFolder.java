package org.hulian.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunStatus;

/** A data folder in which one run left two ordinary listings, a flagged one and a failure. */
final class FilledFolder {
  /** The one that is flagged. */
  static final String OFFER = "offer-1";

  private FilledFolder() {}

  /** Fills a folder, without the language models. */
  static void fill(Path folder) {
    fill(folder, Clock.systemUTC());
  }

  /** The same at another time. */
  static void fill(Path folder, Clock clock) {
    List<Listing> listings =
        List.of(
            listing("book-1", "二手书三本", "小说，九成新，20元"),
            listing(OFFER, "代过人脸 各平台", "代过人脸认证，50一单，加Q 9000000001"),
            listing("bike-1", "山地车", "变速顺畅，校门口自提"));
    try (DataFolder data = DataFolder.open(folder, clock);
        ListingClassifier classifier =
            ListingClassifier.load(ClassifierSettings.defaults().withScreenOnly(true));
        Ledger ledger = Ledger.start(data.store().runs(), "feed.jsonl", clock)) {
      try (Intake intake = new Intake(classifier, data, ledger, clock, Intake.FEED_BATCH)) {
        listings.forEach(intake::accept);
      }
      ledger.add(LedgerOutcome.FAILED, "feed.jsonl, line 4", "broken JSON");
      ledger.finish(RunStatus.INCOMPLETE, "1 line could not be read");
    }
  }

  private static Listing listing(String id, String title, String body) {
    return Listing.builder(new ListingId(id)).title(title).body(body).build();
  }
}

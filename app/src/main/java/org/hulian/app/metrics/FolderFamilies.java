package org.hulian.app.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import org.hulian.listing.finding.Severity;
import org.hulian.store.casefile.CaseStatus;

/** What is told of the data folder as a whole. */
final class FolderFamilies {
  private FolderFamilies() {}

  static List<MetricSnapshot> of(Reading reading) {
    Family listings = new Family("hulian_listings", "Listings that are stored.");
    listings.add(reading.listings());
    Family waiting =
        new Family(
            "hulian_case_waiting_since_timestamp_seconds",
            "When the case was opened that waits longest for a decision; absent if none waits.");
    waiting.add(reading.cases().waitingSince());
    Family watched =
        new Family("hulian_watched_listings", "Listings that a notice is out for and that are up.");
    watched.add(reading.cases().watched());
    Family unindexed =
        new Family("hulian_unindexed_listings", "Listings that the search index has yet to read.");
    unindexed.add(reading.unindexed());
    Family took =
        new Family("hulian_figures_duration_seconds", "How long it took to read these figures.");
    took.add(reading.took());
    return List.of(listings, cases(reading), waiting, watched, unindexed, took).stream()
        .map(Family::snapshot)
        .toList();
  }

  private static Family cases(Reading reading) {
    Family family =
        new Family("hulian_cases", "Listings that were flagged, by what was decided of them.");
    for (CaseStatus status : CaseStatus.values()) {
      for (Severity severity : Severity.values()) {
        long count = reading.cases().count(status, severity);
        family.add(count, "status", status.key(), "severity", severity.key());
      }
    }
    return family;
  }
}

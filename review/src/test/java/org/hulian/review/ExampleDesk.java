package org.hulian.review;

import java.util.ArrayList;
import java.util.List;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.review.api.Explained;
import org.hulian.review.api.ListingDesk;
import org.hulian.store.Database;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.Run;

/**
 * Finds everything harmless; stores and indexes for real. The classifier itself is not seen from
 * here: the tests of the program have it.
 */
record ExampleDesk(Database database, ListingIndex index) implements ListingDesk {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m", "l");

  @Override
  public Classified classify(Listing listing, boolean analysis) {
    if (analysis && listing.title().equals("models")) {
      throw new ModelsMissing("they are not there", new IllegalStateException());
    }
    return new Classified(
        scored(listing),
        new Explained(
            0.2,
            new Explained.Course("screen", List.of(), "at_a_glance", 1, 0, 0.01, 0.1, null, null),
            -4,
            List.of(),
            List.of(),
            List.of(),
            null));
  }

  private static ScoredListing scored(Listing listing) {
    return new ScoredListing(listing, new Verdict.Clear(0.01, BY));
  }

  @Override
  public Ingested ingest(List<Listing> listings, List<FeedProblem> problems, String source) {
    Run run = database.runs().start(source);
    List<ScoredListing> scored = listings.stream().map(ExampleDesk::scored).toList();
    List<SaveOutcome> outcomes = database.listings().save(scored);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      Listing listing = scored.get(i).listing();
      items.add(new Item(listing.id().value(), outcomes.get(i), 0.01, false, null));
      database
          .listings()
          .find(listing.id())
          .ifPresent(
              stored ->
                  index.put(
                      new IndexedListing(
                          stored.listing(), stored.verdict(), stored.firstSeen(), null)));
    }
    index.refresh();
    database.runs().finish(run.id(), org.hulian.store.run.RunStatus.COMPLETED, "");
    return new Ingested(run.id(), items);
  }
}

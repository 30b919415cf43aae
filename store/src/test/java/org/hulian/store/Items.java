package org.hulian.store;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.listing.text.TextSpan;

/** Listings for the tests; what they offer is made up. */
final class Items {
  static final Provenance MODEL_1 = new Provenance(Stage.ANALYSIS, "model-1", "lexicon-1");
  static final Provenance MODEL_2 = new Provenance(Stage.ANALYSIS, "model-2", "lexicon-1");

  private Items() {}

  static ListingId id(int number) {
    return new ListingId("https://shop.example.test/item/" + number);
  }

  static Listing live(int number, String title) {
    return Listing.builder(id(number))
        .origin(new Origin(id(number).value(), "shop", number % 2 == 0 ? "even" : "odd"))
        .title(title)
        .body("九成新，同城面交。编号 " + number)
        .seller("seller_" + number)
        .build();
  }

  static ScoredListing clear(int number, String title) {
    return new ScoredListing(live(number, title), new Verdict.Clear(0.01, MODEL_1));
  }

  static ScoredListing gone(int number) {
    Listing removed =
        Listing.builder(id(number)).sighting(new Sighting(Status.REMOVED, null, null)).build();
    return new ScoredListing(removed, new Verdict.Clear(0, MODEL_1));
  }

  static ScoredListing flagged(int number, String title) {
    return flagged(number, title, 0.9, Severity.HIGH);
  }

  static ScoredListing flagged(int number, String title, double score, Severity severity) {
    return flagged(live(number, title), score, severity, MODEL_1);
  }

  static ScoredListing flagged(
      Listing listing, double score, Severity severity, Provenance provenance) {
    String text = listing.title();
    Finding finding =
        new Finding(
            "OffersFaceData", FieldRef.TITLE, new TextSpan(0, text.length()), text, text, 2.5);
    return new ScoredListing(
        listing,
        new Verdict.Flagged(
            score, Category.FACE_DATA, severity, List.of(finding), List.of(), provenance));
  }
}

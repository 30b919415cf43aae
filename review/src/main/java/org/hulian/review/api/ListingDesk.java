package org.hulian.review.api;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.listing.SaveOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Scores listings and takes them in; the console itself has no classifier. Thread-safe.
 *
 * <p>All methods throw {@link ModelsMissing} where a listing needs the language models and they are
 * not there.
 */
public interface ListingDesk {
  /**
   * Scores a listing and stores nothing.
   *
   * @param analysis whether the language models may be asked; the first time, they are loaded
   * @return with victims' numbers masked
   */
  Classified classify(Listing listing, boolean analysis);

  /**
   * Scores listings, stores and indexes them, as one run in the ledger. What it returned survives
   * any crash, and can be searched.
   *
   * @param problems what could not be read, for the ledger
   * @param source of the listings, for the ledger
   */
  Ingested ingest(List<Listing> listings, List<FeedProblem> problems, String source);

  /** A verdict and how it came about. */
  record Classified(ScoredListing scored, Explained explanation) {}

  /**
   * What came of listings.
   *
   * @param run number in the ledger
   * @param items one for each listing, in order
   */
  record Ingested(long run, List<Item> items) {
    public Ingested {
      items = List.copyOf(items);
    }
  }

  /**
   * What came of one listing.
   *
   * @param severity absent if it is not flagged
   */
  record Item(
      String id, SaveOutcome outcome, double score, boolean flagged, @Nullable String severity) {}

  /** The language models are not there; the message says how to get them. */
  final class ModelsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelsMissing(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

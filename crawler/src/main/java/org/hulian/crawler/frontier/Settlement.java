package org.hulian.crawler.frontier;

import java.time.Instant;
import java.util.List;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/** What becomes of an address that was leased. */
public sealed interface Settlement {
  /**
   * Looked at.
   *
   * @param validators by which the next look can ask whether anything changed
   * @param changed whether it differs from the last look
   * @param listings the items it showed; what it showed before and is not among them is missing
   * @param removed the items that it says are gone
   */
  record Done(
      Validators validators, boolean changed, List<ListingId> listings, List<ListingId> removed)
      implements Settlement {
    public Done {
      listings = List.copyOf(listings);
      removed = List.copyOf(removed);
    }
  }

  /** The server said that nothing changed since the last look. */
  record Unchanged() implements Settlement {}

  /** Leads to another address; what it showed before is missing from it. */
  record Moved(String target) implements Settlement {}

  /** To be asked again, but not before this time. */
  record Retry(Instant notBefore, String reason) implements Settlement {}

  /**
   * Not to be asked again in this run.
   *
   * @param gone whether the server says that nothing is there
   */
  record Dead(String reason, boolean gone) implements Settlement {}

  /** Not asked after all; ready as before. */
  record Released() implements Settlement {}

  /** What the server and the page itself say of their version; any may be absent. */
  record Validators(
      @Nullable String etag, @Nullable String lastModified, @Nullable String contentHash) {
    /** Nothing is known. */
    public static final Validators NONE = new Validators(null, null, null);
  }
}

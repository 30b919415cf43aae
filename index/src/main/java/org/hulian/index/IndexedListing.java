package org.hulian.index;

import java.time.Instant;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of one item.
 *
 * @param firstSeen when the item was first stored
 * @param caseStatus key of the case's status, absent if there is no case
 * @param cluster number that items with near texts share, 0 if there is none
 */
public record IndexedListing(
    Listing listing,
    Verdict verdict,
    Instant firstSeen,
    @Nullable String caseStatus,
    long cluster) {
  /** An item of no cluster. */
  public IndexedListing(
      Listing listing, Verdict verdict, Instant firstSeen, @Nullable String caseStatus) {
    this(listing, verdict, firstSeen, caseStatus, 0);
  }
}

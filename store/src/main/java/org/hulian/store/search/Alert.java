package org.hulian.store.search;

import java.time.Instant;
import org.hulian.listing.ListingId;

/**
 * An alert, as it was when the listing matched.
 *
 * @param id grows
 * @param searchName name of the search as it is now
 * @param unread whether the account that asks has not looked at it
 */
public record Alert(
    long id,
    long searchId,
    String searchName,
    ListingId listing,
    int version,
    Instant at,
    double score,
    MatchedText matched,
    boolean unread) {}

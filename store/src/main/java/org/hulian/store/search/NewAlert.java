package org.hulian.store.search;

import org.hulian.listing.ListingId;

/**
 * A listing that a saved search matched.
 *
 * @param version of the listing
 * @param score of the verdict, 0 to 1
 */
public record NewAlert(
    long searchId, ListingId listing, int version, double score, MatchedText matched) {}

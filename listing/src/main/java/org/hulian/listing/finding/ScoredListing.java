package org.hulian.listing.finding;

import org.hulian.listing.Listing;

/** A listing with what the classifier said of it. */
public record ScoredListing(Listing listing, Verdict verdict) {}

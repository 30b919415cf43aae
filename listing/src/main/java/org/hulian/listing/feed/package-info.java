/**
 * Listings and verdicts as JSON Lines and CSV.
 *
 * <p>Enters: a feed, line by line. Leaves: listings, or a {@link
 * org.hulian.listing.feed.FeedProblem} with file, line and reason; the rest of the feed goes on.
 * The only place that sees the JSON and CSV libraries (ADR 2).
 */
@NullMarked
package org.hulian.listing.feed;

import org.jspecify.annotations.NullMarked;

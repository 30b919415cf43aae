package org.hulian.listing.feed;

/** One item of a feed before it is known to be a listing. */
sealed interface FeedRow {
  /** First line of the item, from 1. */
  long line();

  /** Its fields. */
  record Fields(long line, JsonObject json) implements FeedRow {}

  /** Why there are none. */
  record Broken(long line, String reason) implements FeedRow {}
}

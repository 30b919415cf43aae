package org.hulian.listing.feed;

import org.hulian.listing.Listing;

/** What one line of a feed gave. */
public sealed interface FeedItem permits FeedItem.Read, FeedProblem {
  /** First line of the item in the file, from 1. */
  long line();

  /** A line that could be read. */
  record Read(long line, Listing listing) implements FeedItem {}
}

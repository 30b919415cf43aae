package org.hulian.listing.feed;

import java.util.List;
import org.hulian.listing.Listing;

/** What a line of a feed turned out to be. */
public sealed interface FeedItem {
  /**
   * A listing.
   *
   * @param line from 1
   * @param doubts fields that could not be read and were left out
   */
  record Entry(long line, Listing listing, List<FeedProblem> doubts) implements FeedItem {
    public Entry {
      doubts = List.copyOf(doubts);
    }
  }

  /** A line that was skipped. */
  record Skipped(FeedProblem problem) implements FeedItem {}
}

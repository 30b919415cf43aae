package org.hulian.index;

import java.util.List;
import java.util.function.Consumer;
import org.hulian.listing.ListingId;

/** Answers queries. Thread-safe. */
public interface ListingSearcher {
  /** Searches what was written and refreshed; never fails on any query text. */
  default SearchResult search(ListingQuery query) {
    return search(query, SearchView.PLAIN);
  }

  /** Likewise, looked at in this way. */
  SearchResult search(ListingQuery query, SearchView view);

  /**
   * Gives the ids of all hits, however many, in the order asked for, on one state of the index;
   * near texts each for itself. The size of a page and its cursor count for nothing here. One page
   * is in memory at a time, and the files of that state stay until the walk has ended.
   *
   * @param pages takes some thousand ids at a time; what it throws ends the walk
   */
  AllHits forEach(ListingQuery query, SearchView view, Consumer<List<ListingId>> pages);
}

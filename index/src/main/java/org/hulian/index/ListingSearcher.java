package org.hulian.index;

/** Answers queries. Thread-safe. */
public interface ListingSearcher {
  /** Searches what was written and refreshed; never fails on any query text. */
  default SearchResult search(ListingQuery query) {
    return search(query, SearchView.PLAIN);
  }

  /** Likewise, looked at in this way. */
  SearchResult search(ListingQuery query, SearchView view);
}

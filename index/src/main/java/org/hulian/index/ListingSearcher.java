package org.hulian.index;

/** Answers queries. Thread-safe. */
public interface ListingSearcher {
  /** Searches what was written and refreshed; never fails on any query text. */
  SearchResult search(ListingQuery query);
}

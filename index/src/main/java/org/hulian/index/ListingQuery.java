package org.hulian.index;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param text words as typed, all of which must match; empty matches everything; never an error
 * @param filters values of which one must match, for each facet
 * @param sound whether words that only sound alike match too, at a lower rank
 * @param limit hits a page, 1 to 200
 * @param cursor from the page before, absent for the first page
 */
public record ListingQuery(
    String text,
    Map<Facet, Set<String>> filters,
    boolean sound,
    SortOrder sort,
    int limit,
    @Nullable String cursor) {
  private static final int MAX_LIMIT = 200;

  public ListingQuery {
    filters = Map.copyOf(filters);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " hits");
    }
  }

  /** The best hits for these words, those by sound included. */
  public static ListingQuery of(String text) {
    return new ListingQuery(text, Map.of(), true, SortOrder.RELEVANCE, 20, null);
  }
}

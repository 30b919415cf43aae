package org.hulian.index.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.index.AskedQuery;
import org.hulian.index.Facet;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingQuery;
import org.hulian.index.Matched;
import org.hulian.index.OneListing;

/** Queries that every new listing is held against. Immutable and thread-safe. */
public final class QueryWatch {
  private final List<Registered> queries;

  private QueryWatch(List<Registered> queries) {
    this.queries = List.copyOf(queries);
  }

  /**
   * A query with a number of the caller's.
   *
   * @param query its order and page do not count
   * @param excluded values of facets of which a listing must have none
   */
  public record Watched(long id, ListingQuery query, Map<Facet, Set<String>> excluded) {
    public Watched {
      excluded = Map.copyOf(excluded);
    }
  }

  /** A query that matched, and how. */
  public record Match(long id, Matched matched) {}

  private record Registered(long id, AskedQuery query) {}

  /** Makes queries ready, which costs some 50 µs each. */
  public static QueryWatch of(List<Watched> queries) {
    return new QueryWatch(
        queries.stream()
            .map(
                watched ->
                    new Registered(
                        watched.id(), AskedQuery.of(watched.query(), watched.excluded())))
            .toList());
  }

  public boolean isEmpty() {
    return queries.isEmpty();
  }

  /** The queries that match a listing, in the order in which they were given. */
  public List<Match> matches(IndexedListing listing) {
    if (queries.isEmpty()) {
      return List.of();
    }
    OneListing one = OneListing.of(listing);
    List<Match> matches = new ArrayList<>();
    for (Registered registered : queries) {
      Optional<Matched> matched = one.ask(registered.query);
      matched.ifPresent(how -> matches.add(new Match(registered.id, how)));
    }
    return List.copyOf(matches);
  }
}

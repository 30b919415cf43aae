package org.hulian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A query that is asked of one listing after another: read once, and kept ready. Thread-safe; order
 * and page of the query do not count.
 */
public final class AskedQuery {
  /** A query is made for an index; this one has no word that is frequent. */
  private static final IndexReader NO_INDEX = noIndex();

  private final ListingQuery query;
  private final Ready ready;
  private final Needs needs;
  private final Marks marks;

  private AskedQuery(ListingQuery query, Ready ready, Marks marks) {
    this.query = query;
    this.ready = ready;
    this.needs = Needs.of(ready.whole);
    this.marks = marks;
  }

  /**
   * What is run.
   *
   * @param exact what matches in its words, absent if all that matches does
   */
  record Ready(Query whole, @Nullable Query exact) {}

  /** Reads a query; none is an error. */
  public static AskedQuery of(ListingQuery query) {
    Understood understood = Understood.of(query);
    Queries queries = queries(NO_INDEX, understood);
    try {
      return new AskedQuery(
          query,
          ready(query, queries, understood.sound()),
          new Marks(queries.wanted(), understood.sound()));
    } catch (IOException e) {
      throw new UncheckedIOException("no index touches no file", e);
    }
  }

  private static Queries queries(IndexReader reader, Understood understood) {
    return new Queries(reader, understood.reading().clause(), understood.variants());
  }

  private static Ready ready(ListingQuery query, Queries queries, boolean sound)
      throws IOException {
    Query exact = sound && queries.hasSound() ? queries.exact() : null;
    return new Ready(queries.whole(query.filters(), sound), exact);
  }

  private static IndexReader noIndex() {
    try {
      return new MultiReader();
    } catch (IOException e) {
      throw new UncheckedIOException("no index touches no file", e);
    }
  }

  Ready ready() {
    return ready;
  }

  /** Made anew for one listing, whose text may be so long that a word is frequent in it. */
  Ready readyFor(IndexReader reader) throws IOException {
    Understood understood = Understood.of(query);
    return ready(query, queries(reader, understood), understood.sound());
  }

  Needs needs() {
    return needs;
  }

  Marks marks() {
    return marks;
  }
}

package org.hulian.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
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
  private final Map<Facet, Set<String>> excluded;
  private final Ready ready;
  private final Needs needs;
  private final Marks marks;

  private AskedQuery(ListingQuery query, Map<Facet, Set<String>> excluded) throws IOException {
    this.query = query;
    this.excluded = excluded;
    Understood understood = Understood.of(query);
    Queries queries = queries(NO_INDEX, understood);
    ready = ready(queries, understood.sound());
    needs = Needs.of(ready.whole);
    marks = new Marks(queries.wanted(), understood.sound());
  }

  /**
   * What is run.
   *
   * @param unheard what matches otherwise than by sound, absent if all that matches does
   */
  record Ready(Query whole, @Nullable Query unheard) {}

  /**
   * Reads a query; none is an error.
   *
   * @param excluded values of facets of which a listing must have none
   */
  public static AskedQuery of(ListingQuery query, Map<Facet, Set<String>> excluded) {
    try {
      return new AskedQuery(query, Map.copyOf(excluded));
    } catch (IOException e) {
      throw new UncheckedIOException("no index touches no file", e);
    }
  }

  private static Queries queries(IndexReader reader, Understood understood) {
    return new Queries(reader, understood.reading().clause(), understood.variants());
  }

  private Ready ready(Queries queries, boolean sound) throws IOException {
    Query unheard = sound && queries.isLoose() ? queries.disguised() : null;
    Query whole = new Choice(query.filters(), excluded).of(queries.whole(sound), null);
    return new Ready(whole, unheard);
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
    return ready(queries(reader, understood), understood.sound());
  }

  Needs needs() {
    return needs;
  }

  Marks marks() {
    return marks;
  }
}

package org.hulian.index;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;

/** Searches the generation in use. */
final class LuceneSearcher implements ListingSearcher {
  private static final int MOST_VALUES = 100;

  /** Whoever waits longer has gone away. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final ListingIndex index;
  private final Duration longest;

  LuceneSearcher(ListingIndex index) {
    this(index, LONGEST);
  }

  LuceneSearcher(ListingIndex index, Duration longest) {
    this.index = index;
    this.longest = longest;
  }

  @Override
  public SearchResult search(ListingQuery query) {
    Generation generation = index.current();
    try {
      return search(generation, query);
    } catch (AlreadyClosedException e) {
      // A rebuilt index took its place between the two lines above.
      if (generation == index.current()) {
        throw e;
      }
      return search(query);
    } catch (IOException e) {
      throw Failures.of(index.folder(), e);
    }
  }

  private SearchResult search(Generation generation, ListingQuery query) throws IOException {
    IndexSearcher searcher = generation.acquire();
    try {
      return search(generation, limited(searcher), query);
    } finally {
      generation.release(searcher);
    }
  }

  /** A searcher of the same index for this search alone, which ends when the time is up. */
  private IndexSearcher limited(IndexSearcher searcher) {
    IndexSearcher limited = new IndexSearcher(searcher.getIndexReader());
    long start = System.nanoTime();
    limited.setTimeout(() -> System.nanoTime() - start >= longest.toNanos());
    return limited;
  }

  private static SearchResult search(
      Generation generation, IndexSearcher searcher, ListingQuery query) throws IOException {
    Understood understood = Understood.of(query);
    Queries queries =
        new Queries(
            searcher.getIndexReader(), understood.reading().clause(), understood.variants());
    Query lucene = queries.whole(query.filters(), understood.sound());
    Query exact = understood.sound() && queries.hasSound() ? queries.exact() : null;
    Marks marks = new Marks(queries.wanted(), understood.sound());
    int documents = searcher.getIndexReader().maxDoc();
    FieldDoc after = Cursor.read(query.sort(), query.cursor(), documents);
    TopFieldCollectorManager collecting =
        new TopFieldCollectorManager(
            Cursor.sort(query.sort()), query.limit() + 1, after, Integer.MAX_VALUE);
    TopFieldDocs top = searcher.search(lucene, collecting);
    int shown = Math.min(query.limit(), top.scoreDocs.length);
    ScoreDoc[] page = Arrays.copyOf(top.scoreDocs, shown);
    boolean more = top.scoreDocs.length > query.limit();
    String next = more ? Cursor.write(query.sort(), (FieldDoc) page[shown - 1]) : null;
    return new SearchResult(
        top.totalHits.value(),
        new HitReader(searcher, marks, exact).read(page),
        facets(generation, searcher, lucene),
        understood.with(queries.notes()),
        next,
        !searcher.timedOut());
  }

  private static Map<Facet, Map<String, Long>> facets(
      Generation generation, IndexSearcher searcher, Query query) throws IOException {
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, Map.of());
    }
    if (searcher.getIndexReader().numDocs() == 0) {
      return counts;
    }
    SortedSetDocValuesReaderState state = generation.facets(searcher.getIndexReader());
    FacetsCollector matching = searcher.search(query, new FacetsCollectorManager());
    SortedSetDocValuesFacetCounts all = new SortedSetDocValuesFacetCounts(state, matching);
    for (Facet facet : Facet.values()) {
      // Not every facet has a value in every index.
      if (state.getOrdRange(facet.key()) != null) {
        counts.put(facet, values(all.getTopChildren(MOST_VALUES, facet.key())));
      }
    }
    return counts;
  }

  private static Map<String, Long> values(FacetResult result) {
    Map<String, Long> values = new LinkedHashMap<>();
    if (result != null) {
      for (LabelAndValue value : result.labelValues) {
        values.put(value.label, value.value.longValue());
      }
    }
    return values;
  }
}

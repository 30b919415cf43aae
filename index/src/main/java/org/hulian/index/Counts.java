package org.hulian.index;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/** Counts all that a query finds: items, near texts once, and the values of each facet. */
final class Counts {
  private static final int MOST_VALUES = 100;
  private final Generation generation;
  private final IndexSearcher searcher;
  private final Query query;
  private final Choice choice;
  private final FacetsCollector matching;

  Counts(Generation generation, IndexSearcher searcher, Query query, Choice choice)
      throws IOException {
    this.generation = generation;
    this.searcher = searcher;
    this.query = query;
    this.choice = choice;
    matching = searcher.search(choice.of(query, null), new FacetsCollectorManager());
  }

  long total() {
    return matching.getMatchingDocs().stream().mapToLong(segment -> segment.totalHits()).sum();
  }

  /** How many items of each cluster match. */
  Clusters clusters() throws IOException {
    return Clusters.of(matching);
  }

  /** A facet of which something is chosen is counted as if nothing were. */
  Map<Facet, Map<String, Long>> facets() throws IOException {
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, Map.of());
    }
    if (searcher.getIndexReader().numDocs() == 0) {
      return counts;
    }
    SortedSetDocValuesReaderState state = generation.facets(searcher.getIndexReader());
    var all = new SortedSetDocValuesFacetCounts(state, matching);
    for (Facet facet : Facet.values()) {
      // Not every facet has a value in every index.
      if (state.getOrdRange(facet.key()) != null) {
        counts.put(facet, values((choice.isOf(facet) ? without(state, facet) : all), facet));
      }
    }
    return counts;
  }

  private SortedSetDocValuesFacetCounts without(SortedSetDocValuesReaderState state, Facet facet)
      throws IOException {
    FacetsCollector others = searcher.search(choice.of(query, facet), new FacetsCollectorManager());
    return new SortedSetDocValuesFacetCounts(state, others);
  }

  private static Map<String, Long> values(SortedSetDocValuesFacetCounts counts, Facet facet)
      throws IOException {
    FacetResult result = counts.getTopChildren(MOST_VALUES, facet.key());
    Map<String, Long> values = new LinkedHashMap<>();
    if (result != null) {
      for (LabelAndValue value : result.labelValues) {
        values.put(value.label, value.value.longValue());
      }
    }
    return values;
  }
}

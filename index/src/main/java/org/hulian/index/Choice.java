package org.hulian.index;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen of facets.
 *
 * @param included values of which an item must have one, for each facet
 * @param excluded values of which it must have none
 */
record Choice(Map<Facet, Set<String>> included, Map<Facet, Set<String>> excluded) {
  boolean isOf(Facet facet) {
    return has(included, facet) || has(excluded, facet);
  }

  private static boolean has(Map<Facet, Set<String>> values, Facet facet) {
    return !values.getOrDefault(facet, Set.of()).isEmpty();
  }

  /** What a query finds among what was chosen; of one facet the choice can be left out. */
  Query of(Query query, @Nullable Facet without) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    for (Facet facet : Facet.values()) {
      if (facet == without) {
        continue;
      }
      if (has(included, facet)) {
        all.add(Filters.of(facet, included.getOrDefault(facet, Set.of())), Occur.FILTER);
      }
      if (has(excluded, facet)) {
        all.add(Filters.of(facet, excluded.getOrDefault(facet, Set.of())), Occur.MUST_NOT);
      }
    }
    return all.build();
  }
}

package org.hulian.review.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.index.Facet;
import org.hulian.index.SearchResult;

/**
 * What hits can be narrowed by, with links that do it.
 *
 * @param key name of the facet in messages and addresses
 * @param values highest count first
 */
record FacetGroup(String key, List<Value> values) {
  private static final int MAX_VALUES = 12;

  /** The counts of a result, as links. */
  static List<FacetGroup> of(SearchResult result, SearchAddress address) {
    List<FacetGroup> groups = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      Map<String, Long> counts = result.facets().getOrDefault(facet, Map.of());
      Set<String> chosen = address.filters().getOrDefault(facet, Set.of());
      List<Value> values =
          counts.entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
              .limit(MAX_VALUES)
              .map(
                  count ->
                      new Value(
                          facet.key(),
                          count.getKey(),
                          count.getValue(),
                          chosen.contains(count.getKey()),
                          address.toggled(facet, count.getKey()).href()))
              .toList();
      if (!values.isEmpty()) {
        groups.add(new FacetGroup(facet.key(), values));
      }
    }
    return groups;
  }

  /** What is chosen already, with links that give it up. */
  static List<Value> chosen(SearchAddress address) {
    List<Value> chosen = new ArrayList<>();
    address
        .filters()
        .forEach(
            (facet, values) ->
                values.forEach(
                    value ->
                        chosen.add(
                            new Value(
                                facet.key(),
                                value,
                                0,
                                true,
                                address.toggled(facet, value).href()))));
    return chosen;
  }

  /** One value; the link chooses it, or gives it up if it is chosen. */
  record Value(String facet, String name, long count, boolean chosen, String href) {}
}

package org.hulian.review.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.index.Facet;
import org.hulian.index.SearchResult;

/**
 * What hits can be narrowed by, with links that do it.
 *
 * @param key name of the facet in messages and addresses
 * @param values what was chosen or shut out and the most frequent others, highest count first
 */
record FacetGroup(String key, List<Value> values) {
  private static final int MAX_VALUES = 12;

  /** The counts of a result, as links. */
  static List<FacetGroup> of(SearchResult result, SearchAddress address) {
    List<FacetGroup> groups = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      Map<String, Long> counts = result.facets().getOrDefault(facet, Map.of());
      Map<String, Long> shown = new LinkedHashMap<>();
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(MAX_VALUES)
          .forEach(count -> shown.put(count.getKey(), count.getValue()));
      // What was chosen can be given up here even where nothing of it is left.
      for (var values : List.of(address.filters(), address.excluded())) {
        values
            .getOrDefault(facet, Set.of())
            .forEach(value -> shown.putIfAbsent(value, counts.getOrDefault(value, 0L)));
      }
      if (!shown.isEmpty()) {
        List<Value> values =
            shown.entrySet().stream()
                .map(count -> value(facet, count.getKey(), count.getValue(), address))
                .toList();
        groups.add(new FacetGroup(facet.key(), values));
      }
    }
    return groups;
  }

  /** What is chosen or shut out already, with links that give it up. */
  static List<Value> chosen(SearchAddress address) {
    List<Value> chosen = new ArrayList<>();
    for (var values : List.of(address.filters(), address.excluded())) {
      values.forEach(
          (facet, names) -> names.forEach(name -> chosen.add(value(facet, name, 0, address))));
    }
    return chosen;
  }

  private static Value value(Facet facet, String name, long count, SearchAddress address) {
    boolean in = address.filters().getOrDefault(facet, Set.of()).contains(name);
    boolean out = address.excluded().getOrDefault(facet, Set.of()).contains(name);
    return new Value(
        facet.key(),
        name,
        count,
        in ? State.CHOSEN : out ? State.SHUT : State.OPEN,
        address.toggled(facet, name).href(),
        address.shut(facet, name).href());
  }

  /** What was done with a value. */
  enum State {
    OPEN,
    CHOSEN,
    SHUT
  }

  /**
   * One value.
   *
   * @param href chooses it, or gives it up if it is chosen
   * @param shut shuts it out, or lets it in again if it is shut out
   */
  record Value(String facet, String name, long count, State state, String href, String shut) {
    public boolean chosen() {
      return state == State.CHOSEN;
    }

    public boolean out() {
      return state == State.SHUT;
    }

    /** Takes back what was done with it. */
    public String off() {
      return out() ? shut : href;
    }
  }
}

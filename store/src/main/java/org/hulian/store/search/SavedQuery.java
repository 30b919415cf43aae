package org.hulian.store.search;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A query that somebody keeps.
 *
 * @param name 1 to 100 characters
 * @param text as it was typed, 512 characters at most
 * @param settings what stands beside it in the address of the search, such as chosen values of
 *     facets, by name; 100 values at most
 */
public record SavedQuery(String name, String text, Map<String, List<String>> settings) {
  /** Characters of a name. */
  public static final int LONGEST_NAME = 100;

  private static final int LONGEST_TEXT = 512;
  private static final int MOST_SETTINGS = 100;

  public SavedQuery {
    if (name.isBlank() || name.length() > LONGEST_NAME || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a name has 1 to 100 characters, a query at most 512");
    }
    Map<String, List<String>> copy = new TreeMap<>();
    settings.forEach((key, values) -> copy.put(key, values.stream().distinct().sorted().toList()));
    if (copy.values().stream().mapToInt(List::size).sum() > MOST_SETTINGS) {
      throw new IllegalArgumentException("a query has at most 100 settings");
    }
    settings = Map.copyOf(copy);
  }
}

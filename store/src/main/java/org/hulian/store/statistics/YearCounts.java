package org.hulian.store.statistics;

import java.util.List;
import java.util.Map;

/**
 * What happened in one year, by platform and category; counts as they are.
 *
 * @param platforms names of the rows; empty for no known one
 * @param categories keys of the columns
 * @param counts rows of columns for each measure
 */
public record YearCounts(
    int year,
    List<String> platforms,
    List<String> categories,
    Map<Measure, List<List<Long>>> counts) {
  public YearCounts {
    platforms = List.copyOf(platforms);
    categories = List.copyOf(categories);
    counts = Map.copyOf(counts);
  }

  /** One measure with what is small covered, for whoever is outside. */
  public CoveredTable covered(Measure measure) {
    return CoveredTable.of(counts.getOrDefault(measure, List.of()), categories.size());
  }
}

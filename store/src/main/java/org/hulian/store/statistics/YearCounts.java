package org.hulian.store.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What happened in one year, by platform and category, and by month; counts as they are.
 *
 * @param platforms names of the rows; empty for no known one
 * @param categories keys of the columns
 * @param counts rows of columns for each measure
 * @param months twelve counts for each measure, January first
 */
public record YearCounts(
    int year,
    List<String> platforms,
    List<String> categories,
    Map<Measure, List<List<Long>>> counts,
    Map<Measure, List<Long>> months) {
  public YearCounts {
    platforms = List.copyOf(platforms);
    categories = List.copyOf(categories);
    counts = Map.copyOf(counts);
    months = Map.copyOf(months);
  }

  /** One measure with what is small covered, for whoever is outside. */
  public CoveredTable covered(Measure measure) {
    return CoveredTable.of(counts.getOrDefault(measure, List.of()), categories.size());
  }

  /**
   * The months of one measure, January first, likewise; they add up to the sum of all cells of
   * {@link #covered}. Where that is covered though it is not small, all months are: their sum would
   * tell it.
   */
  public List<OptionalLong> coveredMonths(Measure measure) {
    List<Long> all = months.getOrDefault(measure, List.of());
    long sum = all.stream().mapToLong(Long::longValue).sum();
    if (sum >= CoveredTable.LEAST && covered(measure).cells().getLast().getLast().isEmpty()) {
      return Collections.nCopies(all.size(), OptionalLong.empty());
    }
    CoveredTable table = CoveredTable.of(all.stream().map(List::of).toList(), 1);
    return table.cells().stream().limit(all.size()).map(List::getFirst).toList();
  }
}

package org.hulian.store.statistics;

import java.util.List;

/**
 * What is counted of all cases and of groups of them.
 *
 * @param platforms in the order of names
 * @param categories likewise
 * @param months of UTC, in their order: inflow, outflow and notices by when they were, decisions by
 *     when they were made, takedowns by when the item was gone, and cases that wait by when they
 *     began to
 */
public record Statistics(Line all, List<Line> platforms, List<Line> categories, List<Line> months) {
  public Statistics {
    platforms = List.copyOf(platforms);
    categories = List.copyOf(categories);
    months = List.copyOf(months);
  }
}

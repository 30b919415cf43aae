package org.hulian.store.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table of counts with its totals, in which small counts are covered: a platform with two cases
 * tells of two people. What is covered cannot be worked out from the rest either. Each cell, totals
 * among them, stands in the sums of one row and one column; taking these as points and covered
 * cells as lines between them, a cell can be worked out if and only if no circle of lines goes
 * through it. So others are covered, the smallest first, until every covered cell lies on a circle
 * and those of no sum add up to less than {@value #LEAST}.
 *
 * @param cells rows of columns, the totals last in both; empty for a covered one
 */
public record CoveredTable(List<List<OptionalLong>> cells) {
  /** The least count that is shown, but for 0. */
  public static final int LEAST = 5;

  public CoveredTable {
    cells = cells.stream().map(List::copyOf).toList();
  }

  /**
   * Covers what has to be.
   *
   * @param counts rows of as many columns as there are, without totals
   */
  public static CoveredTable of(List<List<Long>> counts, int columns) {
    long[][] all = new long[counts.size() + 1][columns + 1];
    for (int row = 0; row < counts.size(); row++) {
      for (int column = 0; column < columns; column++) {
        long count = counts.get(row).get(column);
        all[row][column] = count;
        all[row][columns] += count;
        all[counts.size()][column] += count;
        all[counts.size()][columns] += count;
      }
    }
    boolean[][] covered = new Covering(all).covered();
    List<List<OptionalLong>> cells = new ArrayList<>();
    for (int row = 0; row < all.length; row++) {
      List<OptionalLong> line = new ArrayList<>();
      for (int column = 0; column <= columns; column++) {
        line.add(covered[row][column] ? OptionalLong.empty() : OptionalLong.of(all[row][column]));
      }
      cells.add(line);
    }
    return new CoveredTable(cells);
  }
}

package org.hulian.store.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds which cells of a table have to be covered; see {@link CoveredTable}. */
final class Covering {
  private final long[][] cells;
  private final boolean[][] covered;
  private final int rows;
  private final int columns;

  /** When each point was reached, and the earliest that it leads back to; rows first. */
  private int[] reached = {};

  private int[] earliest = {};
  private int time;
  private int[] bridge = {};

  Covering(long[][] cells) {
    this.cells = cells;
    this.rows = cells.length;
    this.columns = cells[0].length;
    this.covered = new boolean[rows][columns];
  }

  boolean[][] covered() {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        covered[row][column] = cells[row][column] > 0 && cells[row][column] < CoveredTable.LEAST;
      }
    }
    while (coverThinLine() || coverBridge()) {
      // Each turn covers one cell more, so there is an end.
    }
    return covered;
  }

  /** Covers another cell of a sum whose covered cells say too much. */
  private boolean coverThinLine() {
    for (int line = 0; line < rows + columns; line++) {
      int many = 0;
      long sum = 0;
      for (int at = 0; at < length(line); at++) {
        if (isCovered(line, at)) {
          many++;
          sum += at == length(line) - 1 ? CoveredTable.LEAST : cell(line, at);
        }
      }
      boolean thin = many == 1 || (many > 1 && sum < CoveredTable.LEAST);
      if (thin && coverSmallest(line)) {
        return true;
      }
    }
    return false;
  }

  /** Covers another cell beside one that no circle goes through. */
  private boolean coverBridge() {
    reached = new int[rows + columns];
    earliest = new int[rows + columns];
    time = 0;
    bridge = new int[0];
    for (int point = 0; point < rows + columns && bridge.length == 0; point++) {
      if (reached[point] == 0) {
        visit(point, -1);
      }
    }
    return bridge.length > 0
        && (coverSmallest(bridge[0]) || coverSmallest(bridge[1]) || coverAnywhere());
  }

  private boolean coverAnywhere() {
    return IntStream.range(0, rows).anyMatch(this::coverSmallest);
  }

  /** Tarjan's search for bridges, 1974; as deep as there are lines in the table. */
  private void visit(int point, int from) {
    time++;
    reached[point] = time;
    earliest[point] = time;
    for (int at = 0; at < length(point); at++) {
      int other = point < rows ? rows + at : at;
      if (!isCovered(point, at) || other == from) {
        continue;
      }
      if (reached[other] == 0) {
        visit(other, point);
        if (earliest[other] > reached[point]) {
          bridge = new int[] {point, other};
        }
      }
      earliest[point] = Math.min(earliest[point], earliest[other]);
    }
  }

  /** The smallest that is shown and not 0, else a 0, the total last. */
  private boolean coverSmallest(int line) {
    int best = -1;
    for (int at = 0; at < length(line); at++) {
      if (!isCovered(line, at) && (best < 0 || rank(line, at) < rank(line, best))) {
        best = at;
      }
    }
    if (best < 0) {
      return false;
    }
    if (line < rows) {
      covered[line][best] = true;
    } else {
      covered[best][line - rows] = true;
    }
    return true;
  }

  private long rank(int line, int at) {
    if (at == length(line) - 1) {
      return Long.MAX_VALUE;
    }
    long count = cell(line, at);
    return count == 0 ? Long.MAX_VALUE - 1 : count;
  }

  private int length(int line) {
    return line < rows ? columns : rows;
  }

  private boolean isCovered(int line, int at) {
    return line < rows ? covered[line][at] : covered[at][line - rows];
  }

  private long cell(int line, int at) {
    return line < rows ? cells[line][at] : cells[at][line - rows];
  }

  @Override
  public String toString() {
    return Arrays.deepToString(covered);
  }
}

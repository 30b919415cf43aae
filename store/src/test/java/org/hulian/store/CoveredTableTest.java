package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.hulian.store.statistics.CoveredTable;
import org.hulian.store.statistics.Measure;
import org.hulian.store.statistics.YearCounts;
import org.junit.jupiter.api.Test;

/** What is covered in a published table cannot be worked out from what is shown. */
class CoveredTableTest {
  private static final int TABLES = 400;

  @Test
  void smallCountsAreCoveredAndSoIsWhatWouldGiveThemAway() {
    CoveredTable table = CoveredTable.of(List.of(List.of(40L, 3L), List.of(50L, 60L)), 2);
    assertThat(table.cells().getFirst().get(1)).isEmpty();
    assertThat(table.cells().getFirst().getFirst()).as("43 - 40 would be it").isEmpty();
    assertThat(table.cells().get(1).get(1)).as("63 - 60 would be it").isEmpty();
    assertThat(table.cells().get(2).get(2)).hasValue(153);
  }

  @Test
  void whatIsLargeOrZeroIsShown() {
    CoveredTable table = CoveredTable.of(List.of(List.of(5L, 0L), List.of(7L, 900L)), 2);
    assertThat(table.cells())
        .allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell).isPresent()));
  }

  @Test
  void aTableOfNothingStands() {
    assertThat(CoveredTable.of(List.of(), 0).cells()).hasSize(1);
    assertThat(CoveredTable.of(List.of(List.of(2L)), 1).cells())
        .allSatisfy(row -> assertThat(row).allSatisfy(cell -> assertThat(cell).isEmpty()));
  }

  /** Solves the sums as a statistician would who wants to know. */
  @Test
  void noCoveredCellFollowsFromTheSums() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < TABLES; i++) {
      List<List<Long>> counts = new ArrayList<>();
      int columns = 1 + random.nextInt(5);
      int rows = 1 + random.nextInt(7);
      for (int row = 0; row < rows; row++) {
        List<Long> line = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          line.add((long) (random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(60)));
        }
        counts.add(line);
      }
      CoveredTable table = CoveredTable.of(counts, columns);
      String what = "seed " + seed + ", table " + counts + " as " + table;
      assertThat(smallShown(table)).as(what).isFalse();
      assertThat(determined(table)).as(what).isFalse();
    }
  }

  /** The table and the months of a year share the sum of all, and no more. */
  @Test
  void theMonthsTellNoMoreThanTheirTable() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < TABLES; i++) {
      int columns = 1 + random.nextInt(3);
      List<List<Long>> counts = new ArrayList<>();
      Long[] months = new Long[12];
      Arrays.fill(months, 0L);
      for (int row = 1 + random.nextInt(3); row > 0; row--) {
        List<Long> line = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          int count = random.nextInt(random.nextBoolean() ? 6 : 40);
          line.add((long) count);
          for (int one = 0; one < count; one++) {
            months[random.nextInt(1 + i % 12)]++;
          }
        }
        counts.add(line);
      }
      YearCounts year =
          new YearCounts(
              2026,
              Collections.nCopies(counts.size(), "p"),
              Collections.nCopies(columns, "c"),
              Map.of(Measure.GONE, counts),
              Map.of(Measure.GONE, List.of(months)));
      List<OptionalLong> shown = year.coveredMonths(Measure.GONE);
      String what = "seed " + seed + ", " + List.of(months) + " of " + counts + " as " + shown;
      assertThat(shown.stream().flatMapToLong(OptionalLong::stream))
          .as(what)
          .allMatch(count -> count == 0 || count >= CoveredTable.LEAST);
      long hidden = shown.stream().filter(OptionalLong::isEmpty).count();
      boolean sumShown = year.covered(Measure.GONE).cells().getLast().getLast().isPresent();
      assertThat(hidden).as(what).isNotEqualTo(sumShown ? 1 : 0);
    }
  }

  private static boolean smallShown(CoveredTable table) {
    return table.cells().stream()
        .flatMap(List::stream)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .anyMatch(count -> count > 0 && count < CoveredTable.LEAST);
  }

  /** Gauss: a cell is known if a row of the reduced system has it alone. */
  private static boolean determined(CoveredTable table) {
    List<List<OptionalLong>> cells = table.cells();
    int rows = cells.size();
    int columns = cells.getFirst().size();
    int[][] number = new int[rows][columns];
    int unknown = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        number[row][column] = cells.get(row).get(column).isPresent() ? -1 : unknown++;
      }
    }
    List<double[]> sums = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] sum = new double[unknown];
      for (int column = 0; column < columns; column++) {
        if (number[row][column] >= 0) {
          sum[number[row][column]] = column == columns - 1 ? -1 : 1;
        }
      }
      sums.add(sum);
    }
    for (int column = 0; column < columns; column++) {
      double[] sum = new double[unknown];
      for (int row = 0; row < rows; row++) {
        if (number[row][column] >= 0) {
          sum[number[row][column]] = row == rows - 1 ? -1 : 1;
        }
      }
      sums.add(sum);
    }
    reduce(sums, unknown);
    return sums.stream().anyMatch(CoveredTableTest::namesOne);
  }

  private static void reduce(List<double[]> sums, int unknown) {
    int done = 0;
    for (int at = 0; at < unknown && done < sums.size(); at++) {
      int pivot = done;
      while (pivot < sums.size() && Math.abs(sums.get(pivot)[at]) < 1e-9) {
        pivot++;
      }
      if (pivot == sums.size()) {
        continue;
      }
      double[] row = sums.get(pivot);
      sums.set(pivot, sums.get(done));
      sums.set(done, row);
      double scale = row[at];
      for (int i = 0; i < unknown; i++) {
        row[i] /= scale;
      }
      for (int other = 0; other < sums.size(); other++) {
        double factor = sums.get(other)[at];
        if (other != done && factor != 0) {
          for (int i = 0; i < unknown; i++) {
            sums.get(other)[i] -= factor * row[i];
          }
        }
      }
      done++;
    }
  }

  private static boolean namesOne(double[] sum) {
    int named = 0;
    for (double factor : sum) {
      named += Math.abs(factor) > 1e-9 ? 1 : 0;
    }
    return named == 1;
  }
}

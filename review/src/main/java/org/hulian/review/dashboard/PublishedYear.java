package org.hulian.review.dashboard;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.hulian.review.dashboard.Figure.Cell;
import org.hulian.review.dashboard.Figure.Row;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.statistics.Measure;
import org.hulian.store.statistics.YearCounts;

/** What is published of a year: nothing of it is a small count, or gives one away. */
final class PublishedYear {
  /** Names of the columns of the file, the same in every format and language. */
  static final List<String> COLUMNS =
      List.of("year", "measure", "level", "platform", "category", "month", "cases", "covered");

  private static final Cell COVERED = new Cell("", "");

  private static final int MONTHS_A_YEAR = 12;

  private final YearCounts counts;
  private final int months;

  /**
   * @param now the present month of UTC; later ones are left out, since nothing could be counted
   */
  PublishedYear(YearCounts counts, YearMonth now) {
    this.counts = counts;
    this.months = now.getYear() == counts.year() ? now.getMonthValue() : MONTHS_A_YEAR;
  }

  private List<OptionalLong> months(Measure measure) {
    List<OptionalLong> all = counts.coveredMonths(measure);
    return all.subList(0, Math.min(months, all.size()));
  }

  /** Names of platforms; empty for no known one. */
  private List<String> platforms() {
    return counts.platforms().stream().map(PersonalMask::persons).toList();
  }

  /** One measure by platform and category. */
  Figure table(Measure measure) {
    List<List<OptionalLong>> cells = counts.covered(measure).cells();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = i < platforms().size() ? platforms().get(i) : "";
      rows.add(new Row(name, cells.get(i).stream().map(PublishedYear::cell).toList()));
    }
    List<Figure.Column> columns =
        counts.categories().stream().map(key -> new Figure.Column(key, true)).toList();
    return new Figure(measure.key(), columns, rows.subList(0, rows.size() - 1), rows.getLast());
  }

  /** All measures by month. */
  Figure months() {
    List<Figure.Column> columns = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    List<Cell> totals = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      columns.add(new Figure.Column(measure.key(), true));
      cells.add(months(measure).stream().map(PublishedYear::cell).toList());
      totals.add(cell(counts.covered(measure).cells().getLast().getLast()));
    }
    List<Row> rows = new ArrayList<>();
    for (int month = 0; month < cells.getFirst().size(); month++) {
      int at = month;
      rows.add(new Row(month(at), cells.stream().map(column -> column.get(at)).toList()));
    }
    return new Figure("months", columns, rows, new Row("", totals));
  }

  private String month(int fromZero) {
    return String.format(Locale.ROOT, "%04d-%02d", counts.year(), fromZero + 1);
  }

  private static Cell cell(OptionalLong count) {
    return count.isPresent() ? Cell.of(count.getAsLong()) : COVERED;
  }

  /** The same as rows of a file. */
  List<List<?>> rows() {
    List<List<?>> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<List<OptionalLong>> cells = counts.covered(measure).cells();
      for (int row = 0; row < cells.size(); row++) {
        boolean allPlatforms = row == cells.size() - 1;
        for (int column = 0; column < cells.get(row).size(); column++) {
          boolean allCategories = column == cells.get(row).size() - 1;
          rows.add(
              row(
                  measure,
                  level(allPlatforms, allCategories),
                  List.of(
                      allPlatforms ? "" : platforms().get(row),
                      allCategories ? "" : counts.categories().get(column),
                      ""),
                  cells.get(row).get(column)));
        }
      }
      List<OptionalLong> counted = months(measure);
      for (int month = 0; month < counted.size(); month++) {
        rows.add(row(measure, "month", List.of("", "", month(month)), counted.get(month)));
      }
    }
    return rows;
  }

  private static String level(boolean allPlatforms, boolean allCategories) {
    if (allPlatforms) {
      return allCategories ? "all" : "category";
    }
    return allCategories ? "platform" : "cell";
  }

  private List<?> row(Measure measure, String level, List<String> where, OptionalLong count) {
    List<Object> row = new ArrayList<>();
    row.add(counts.year());
    row.add(measure.key());
    row.add(level);
    row.addAll(where);
    row.add(count.isPresent() ? (Object) count.getAsLong() : "");
    row.add(count.isPresent() ? "no" : "yes");
    return row;
  }
}

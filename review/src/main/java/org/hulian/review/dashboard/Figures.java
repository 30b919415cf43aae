package org.hulian.review.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hulian.review.dashboard.Figure.Cell;
import org.hulian.review.dashboard.Figure.Column;
import org.hulian.review.dashboard.Figure.Row;
import org.hulian.review.quality.Precision;
import org.hulian.store.quality.Proportion;
import org.hulian.store.statistics.Line;
import org.hulian.store.statistics.Spread;
import org.springframework.stereotype.Component;

/** Makes tables of what was counted. Thread-safe. */
@Component
class Figures {
  private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Precision precision;

  Figures(Precision precision) {
    this.precision = precision;
  }

  /** One figure and how its cells follow from what was counted of a group. */
  private record Kind(String key, List<Column> columns, Function<Line, List<Cell>> cells) {
    Figure of(Line all, List<Line> groups) {
      return new Figure(key, columns, groups.stream().map(this::row).toList(), row(all));
    }

    private Row row(Line line) {
      return new Row(line.name(), cells.apply(line));
    }
  }

  /**
   * All figures.
   *
   * @param groups in their order
   */
  List<Figure> of(Line all, List<Line> groups) {
    return kinds().stream().map(kind -> kind.of(all, groups)).toList();
  }

  private List<Kind> kinds() {
    return List.of(
        new Kind(
            "age",
            spans("waiting", "late"),
            line -> spans(line.age(), SECONDS_AN_HOUR, line.age().count(), line.late())),
        new Kind(
            "flow",
            List.of(new Column("in", true), new Column("out", true)),
            line -> List.of(Cell.of(line.inflow()), Cell.of(line.outflow()))),
        new Kind(
            "precision",
            List.of(
                new Column("violations", false),
                new Column("cleared", false),
                new Column("precision", true)),
            line ->
                List.of(
                    Cell.of(line.violations()),
                    Cell.of(line.cleared()),
                    share(line.violations(), line.violations() + line.cleared()))),
        new Kind(
            "decision",
            spans("decided"),
            line -> spans(line.decision(), SECONDS_AN_HOUR, line.decision().count())),
        new Kind(
            "takedown",
            spans("noticed", "gone"),
            line -> spans(line.takedown(), SECONDS_A_DAY, line.noticed(), line.takedown().count())),
        new Kind(
            "relisting",
            List.of(
                new Column("gone", false), new Column("back", false), new Column("again", true)),
            line ->
                List.of(
                    Cell.of(line.takedown().count()),
                    Cell.of(line.back()),
                    share(line.back(), line.takedown().count()))));
  }

  private static List<Column> spans(String... counts) {
    List<Column> columns = new ArrayList<>();
    for (String count : counts) {
      columns.add(new Column(count, false));
    }
    columns.add(new Column("half", true));
    columns.add(new Column("most", true));
    columns.add(new Column("longest", false));
    return columns;
  }

  private static List<Cell> spans(Spread spread, BigDecimal unit, long... counts) {
    List<Cell> cells = new ArrayList<>();
    for (long count : counts) {
      cells.add(Cell.of(count));
    }
    cells.add(span(spread, spread.p50(), unit));
    cells.add(span(spread, spread.p90(), unit));
    cells.add(span(spread, spread.longest(), unit));
    return cells;
  }

  /** What is less than one is told finer: most decisions take seconds. */
  private static Cell span(Spread spread, Duration span, BigDecimal unit) {
    if (spread.count() == 0) {
      return Cell.NONE;
    }
    BigDecimal seconds = BigDecimal.valueOf(span.toMillis()).movePointLeft(3);
    int decimals = seconds.compareTo(unit) < 0 ? 3 : 1;
    String text = seconds.divide(unit, decimals, RoundingMode.HALF_UP).toPlainString();
    return new Cell(text, text);
  }

  private Cell share(long part, long whole) {
    if (whole == 0) {
      return Cell.NONE;
    }
    BigDecimal share =
        BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    return new Cell(precision.share(new Proportion(part, whole)), share.toPlainString());
  }
}

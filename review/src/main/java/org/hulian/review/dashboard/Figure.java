package org.hulian.review.dashboard;

import java.util.List;

/**
 * One figure: a table, of which a plot can be made.
 *
 * @param key of its texts
 * @param columns in their order
 * @param rows one for each group
 * @param total of all groups; it is not drawn
 */
public record Figure(String key, List<Column> columns, List<Row> rows, Row total) {
  public Figure {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * A column.
   *
   * @param key of its text
   * @param drawn whether the plot shows it
   */
  public record Column(String key, boolean drawn) {}

  /**
   * A row.
   *
   * @param name of the group; empty for all, and for cases of no known platform
   */
  public record Row(String name, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell.
   *
   * @param text for people
   * @param value the number alone, with a point for decimals; empty where there is none
   */
  public record Cell(String text, String value) {
    /** Nothing to tell. */
    static final Cell NONE = new Cell("–", "");

    static Cell of(long count) {
      String text = Long.toString(count);
      return new Cell(text, text);
    }
  }
}

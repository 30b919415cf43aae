package org.hulian.listing.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a table row by row and holds none of it. Not thread-safe. It is never closed: the stream
 * belongs to whoever opened it, and a table that was not finished shows that it was broken off, as
 * far as its format can.
 */
public abstract sealed class TableWriter permits CsvTable, JsonLinesTable, XlsxTable {
  private final int columns;

  TableWriter(int columns) {
    this.columns = columns;
  }

  /** Starts a table with these columns. */
  public static TableWriter open(
      TableFormat format, List<String> columns, TableOptions options, OutputStream out)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvTable(columns, options, out);
      case JSONL -> new JsonLinesTable(columns, out);
      case XLSX -> new XlsxTable(columns, out);
    };
  }

  /**
   * Writes one row.
   *
   * @param cells one for each column: a text, empty where there is nothing, a number (Integer,
   *     Long, BigDecimal), or a list of texts
   */
  public final void write(List<?> cells) throws IOException {
    if (cells.size() != columns) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns + " columns");
    }
    row(cells);
  }

  abstract void row(List<?> cells) throws IOException;

  /** Ends the table and brings out what waits. Nothing can be written afterwards. */
  public abstract void finish() throws IOException;

  /** How many cells were cut, since the format cannot hold them. */
  public long cut() {
    return 0;
  }

  /** What a person reads in a cell. */
  static String text(Object cell) {
    return cell instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
        : cell.toString();
  }
}

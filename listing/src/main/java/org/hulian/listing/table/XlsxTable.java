package org.hulian.listing.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a workbook. Every cell is a text in a cell for texts, so nothing is a formula or a
 * link, nor becomes one when somebody edits it. A sheet that is full is followed by another.
 */
final class XlsxTable extends TableWriter {
  /** What a cell can hold, in UTF-16 units. */
  static final int LONGEST = 32_767;

  private static final String TEXT = "@";

  /** Rows that wait before they are written. */
  private static final int BATCH = 500;

  /** What a reader takes for an escaped character (ECMA-376, ST_Xstring) is escaped itself. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final List<String> columns;
  private final Limits limits;
  private final Workbook workbook;
  private Worksheet sheet;
  private int sheets;
  private int rows;
  private int flushed;
  private long characters;
  private long cut;

  /**
   * When a sheet is full.
   *
   * @param rows with the header
   * @param characters below what makes the sheet's part larger than 4 GiB, at eight bytes each
   */
  record Limits(int rows, long characters) {
    static final Limits OF_THE_FORMAT = new Limits(1_048_576, 480_000_000);
  }

  XlsxTable(List<String> columns, OutputStream out) throws IOException {
    this(columns, Limits.OF_THE_FORMAT, out);
  }

  XlsxTable(List<String> columns, Limits limits, OutputStream out) throws IOException {
    super(columns.size());
    this.columns = List.copyOf(columns);
    this.limits = limits;
    workbook = new Workbook(out, "Hulian", null);
    sheet = nextSheet();
  }

  private Worksheet nextSheet() throws IOException {
    sheets++;
    rows = 0;
    flushed = 0;
    characters = 0;
    sheet = workbook.newWorksheet(sheets == 1 ? "Hulian" : "Hulian " + sheets);
    sheet.freezePane(0, 1);
    add(columns);
    return sheet;
  }

  @Override
  void row(List<?> cells) throws IOException {
    if (rows == limits.rows || characters > limits.characters) {
      finishSheet();
      sheet = nextSheet();
    }
    add(cells);
  }

  private void add(List<?> cells) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      String text = fitting(Characters.shown(text(cells.get(column))));
      if (!text.isEmpty()) {
        characters += text.length();
        sheet.inlineString(rows, column, ESCAPE.matcher(text).replaceAll("_x005F_"));
      }
    }
    rows++;
    if (rows - flushed == BATCH) {
      flush();
    }
  }

  /** The text, or as much of it as a cell can hold, and how much there was. */
  private String fitting(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    cut++;
    String end = String.format(Locale.ROOT, "… [cut, %d characters]", text.length());
    int at = LONGEST - end.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at) + end;
  }

  private void flush() throws IOException {
    if (rows > flushed) {
      sheet.range(flushed, 0, rows - 1, columns.size() - 1).style().format(TEXT).set();
      flushed = rows;
    }
    sheet.flush();
  }

  private void finishSheet() throws IOException {
    flush();
    sheet.finish();
  }

  @Override
  public void finish() throws IOException {
    finishSheet();
    workbook.finish();
  }

  @Override
  public long cut() {
    return cut;
  }
}

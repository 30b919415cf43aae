package org.hulian.listing.table;

/**
 * Choices for CSV; the other formats have none.
 *
 * @param byteOrderMark whether U+FEFF comes first, by which spreadsheets know UTF-8
 * @param raw whether cells are written as they are, for programs: a spreadsheet may run what looks
 *     like a formula
 */
public record TableOptions(boolean byteOrderMark, boolean raw) {
  /** Without a mark, safe to open. */
  public static final TableOptions PLAIN = new TableOptions(false, false);
}

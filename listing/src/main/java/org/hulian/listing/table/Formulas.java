package org.hulian.listing.table;

/**
 * Keeps a spreadsheet that opens a CSV file from running what somebody wrote in a listing (OWASP,
 * "CSV Injection").
 *
 * <p>The rule: a cell gets one apostrophe in front if it begins with a tab, a line end or an
 * apostrophe, or if the first of its characters that shows is one of {@code = + - @}, in whatever
 * width. So whoever takes one apostrophe from the front of each cell that has one gets what was
 * there before.
 */
public final class Formulas {
  private static final char GUARD = '\'';

  /** As typed, full-width and small. */
  private static final String STARTS = "=+-@＝＋－＠﹦﹢﹣﹫";

  private Formulas() {}

  static String guarded(String cell) {
    return isRisky(cell) ? GUARD + cell : cell;
  }

  /** What a cell held before it was guarded. */
  public static String original(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == GUARD ? cell.substring(1) : cell;
  }

  private static boolean isRisky(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    char first = cell.charAt(0);
    if (first == GUARD || first == '\t' || first == '\r' || first == '\n') {
      return true;
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (!isUnseen(c)) {
        return STARTS.indexOf(c) >= 0;
      }
    }
    return false;
  }

  private static boolean isUnseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}

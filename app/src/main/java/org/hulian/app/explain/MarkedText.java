package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in rows, each with a line below it that underlines what is marked. Of a text of many rows
 * only the first and those around marks are kept.
 */
// Kinds are ordered from least to most.
@SuppressWarnings("EnumOrdinal")
final class MarkedText {
  private static final int MOST_ROWS = 24;
  private static final int FIRST_ROWS = 2;
  private static final Mark.Kind[] KINDS = Mark.Kind.values();

  private final String text;
  private final int columns;
  private final byte[] kinds;
  private final List<Laid> laid = new ArrayList<>();

  /**
   * One row.
   *
   * @param shown the text
   * @param below what underlines it, blank if nothing is marked
   * @param skipped how many characters before it are left out
   */
  record Row(String shown, String below, int skipped) {}

  private record Laid(String shown, String below, int length) {
    boolean isMarked() {
      return !below.isBlank();
    }
  }

  private MarkedText(String text, List<Mark> marks, int columns) {
    this.text = text;
    this.columns = columns;
    kinds = new byte[text.length()];
    for (Mark mark : marks) {
      for (int i = mark.span().start(); i < mark.span().end(); i++) {
        kinds[i] = (byte) Math.max(kinds[i], mark.kind().ordinal());
      }
    }
  }

  /** Lays a text out in rows of at most so many columns. */
  static List<Row> rows(String text, List<Mark> marks, int columns) {
    MarkedText marked = new MarkedText(text, marks, columns);
    marked.layOut();
    return marked.kept();
  }

  private void layOut() {
    StringBuilder shown = new StringBuilder();
    StringBuilder below = new StringBuilder();
    int width = 0;
    int from = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      int sign = Columns.shown(codePoint);
      boolean ends = codePoint == '\n';
      if (ends || width + Columns.width(sign) > columns) {
        add(shown, below, ends ? next - from : i - from);
        from = ends ? next : i;
        width = 0;
      }
      if (!ends && !Columns.isMark(sign)) {
        shown.appendCodePoint(sign);
        below.append(sign(i).repeat(Columns.width(sign)));
        width += Columns.width(sign);
      }
      i = next;
    }
    if (from < text.length()) {
      add(shown, below, text.length() - from);
    }
  }

  private void add(StringBuilder shown, StringBuilder below, int length) {
    laid.add(new Laid(shown.toString().stripTrailing(), below.toString().stripTrailing(), length));
    shown.setLength(0);
    below.setLength(0);
  }

  private String sign(int at) {
    return String.valueOf(KINDS[kinds[at]].sign());
  }

  private List<Row> kept() {
    List<Row> rows = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < laid.size(); i++) {
      Laid row = laid.get(i);
      if (laid.size() <= MOST_ROWS || (rows.size() < MOST_ROWS && isOfNote(i))) {
        rows.add(new Row(row.shown(), row.below(), skipped));
        skipped = 0;
      } else {
        skipped += row.length();
      }
    }
    if (skipped > 0) {
      rows.add(new Row("", "", skipped));
    }
    return rows;
  }

  private boolean isOfNote(int row) {
    return row < FIRST_ROWS
        || laid.get(row).isMarked()
        || laid.get(row - 1).isMarked()
        || (row + 1 < laid.size() && laid.get(row + 1).isMarked());
  }
}

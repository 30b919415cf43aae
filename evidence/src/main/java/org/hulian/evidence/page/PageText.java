package org.hulian.evidence.page;

import java.util.List;

/**
 * A page as text: its lines in the order in which they stand in the markup. Nothing is masked.
 *
 * @param charset by which the bytes were read; empty if they are no text
 * @param lines without those that hold nothing
 * @param cut whether the page has more than is here
 */
public record PageText(String charset, List<Line> lines, boolean cut) {
  /** Of what is no text. */
  public static final PageText NONE = new PageText("", List.of(), false);

  public PageText {
    lines = List.copyOf(lines);
  }

  /** What a line is. */
  public enum Kind {
    /** What the window is called; no part of the page itself. */
    TITLE,
    /** What the page says of itself to search engines. */
    SUMMARY,
    HEADING,
    /** A paragraph, or a line of one. */
    TEXT,
    /** One entry of a list. */
    ITEM,
    /** One row of a table, with a {@link Sort#BORDER} between its cells. */
    ROW
  }

  /**
   * One line.
   *
   * @param depth level of a heading, from 1; of an entry, how many lists it stands in; else 0
   */
  public record Line(Kind kind, int depth, List<Piece> pieces) {
    public Line {
      pieces = List.copyOf(pieces);
    }
  }

  /** What a piece of a line is. */
  public enum Sort {
    WORDS,
    /** Between two cells of a row; its text is one blank. */
    BORDER,
    /** Where the words before it lead: the name of a host. */
    TARGET,
    /** What stands for a picture where it cannot be seen; may be empty. */
    PICTURE,
    /** What stands in a field of a form. */
    FIELD
  }

  /**
   * One piece of a line.
   *
   * @param hidden whether the markup itself keeps it from visitors
   * @param text without line breaks
   */
  public record Piece(Sort sort, boolean hidden, String text) {}
}

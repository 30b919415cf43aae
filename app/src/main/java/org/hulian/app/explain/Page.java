package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal, each in one style. */
final class Page {
  /** Columns of a line. */
  static final int WIDTH = 100;

  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";
  private final List<String> lines = new ArrayList<>();
  private final boolean coloured;

  /** Starts an empty page. */
  Page(boolean coloured) {
    this.coloured = coloured;
  }

  /** How a line looks where there are colours; without them all look the same. */
  enum Style {
    PLAIN(""),
    HEADING("1"),
    FOR("31"),
    AGAINST("32"),
    FAINT("2");

    private final String code;

    Style(String code) {
      this.code = code;
    }
  }

  void add(String line) {
    add(line, Style.PLAIN);
  }

  void add(String line, Style style) {
    String shown = safe(line).stripTrailing();
    boolean plain = !coloured || style == Style.PLAIN || shown.isEmpty();
    lines.add(plain ? shown : ESCAPE + style.code + "m" + shown + RESET);
  }

  /** A heading with a blank line before it. */
  void heading(String line) {
    add("");
    add(line, Style.HEADING);
  }

  /** A sentence over as many lines as it takes, all but the first indented by so much. */
  void sentence(String first, String text, Style style) {
    int indent = Columns.width(first);
    List<String> wrapped = Columns.wrapped(text, WIDTH - indent);
    for (int i = 0; i < wrapped.size(); i++) {
      add((i == 0 ? first : " ".repeat(indent)) + wrapped.get(i), style);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whatever came by without being made harmless before is so now. */
  private static String safe(String line) {
    return line.codePoints()
        .map(Columns::shown)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

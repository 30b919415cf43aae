package org.hulian.bench;

import java.util.List;
import java.util.Locale;

/** Draws bars as SVG; the same figures give the same bytes. */
public final class BarChart {
  private static final int WIDTH = 760;
  private static final int LABELS = 190;
  private static final int FIGURES = 90;
  private static final int ROW = 24;
  private static final int HEAD = 40;
  private static final String OURS = "#b3261e";
  private static final String PEER = "#8a9199";
  private final StringBuilder body = new StringBuilder();
  private int height;

  /**
   * Adds a panel below the others.
   *
   * @param bars ours first, at least one of them longer than zero
   * @param figure format of the figure beside a bar
   */
  public BarChart panel(String title, List<Bar> bars, String figure) {
    text(0, height + HEAD - 14, "title", title);
    height += HEAD;
    double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    for (Bar bar : bars) {
      double length = bar.value() / longest * (WIDTH - LABELS - FIGURES);
      text(0, height + 15, "label", bar.label());
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LABELS,
              height + 3,
              length,
              ROW - 8,
              bar.equals(bars.getFirst()) ? OURS : PEER));
      text(
          LABELS + (int) length + 6,
          height + 15,
          "label",
          String.format(Locale.ROOT, figure, bar.value()));
      height += ROW;
    }
    return this;
  }

  private void text(int x, int y, String style, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    body.append(
        String.format(
            Locale.ROOT, "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n", x, y, style, escaped));
  }

  /** The whole picture, on white with a margin. */
  public String svg() {
    int margin = 16;
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" role="img">
        <style>text{font:13px sans-serif;fill:#1f2328}.title{font-weight:bold;font-size:15px}</style>
        <rect x="%1$d" y="%2$d" width="100%%" height="100%%" fill="#ffffff"/>
        %s</svg>
        """,
        -margin,
        -margin,
        WIDTH + 2 * margin,
        height + 2 * margin,
        body.toString().replace(System.lineSeparator(), "\n"));
  }
}

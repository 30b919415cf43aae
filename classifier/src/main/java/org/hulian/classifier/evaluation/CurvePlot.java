package org.hulian.classifier.evaluation;

import java.util.List;
import java.util.Locale;

/** Draws precision over recall as SVG, with thresholds; the same figures give the same bytes. */
public final class CurvePlot {
  private static final int SIDE = 420;
  private static final int MARGIN = 56;
  private static final double NEAR = 0.02;

  private final PrecisionRecall figures;
  private final double inUse;
  private final StringBuilder body = new StringBuilder();

  private CurvePlot(PrecisionRecall figures, double inUse) {
    this.figures = figures;
    this.inUse = inUse;
  }

  /**
   * The whole picture.
   *
   * @param inUse the threshold that is in use, which is marked
   */
  public static String svg(PrecisionRecall figures, double inUse) {
    CurvePlot plot = new CurvePlot(figures, inUse);
    plot.axes();
    plot.curve();
    plot.thresholds();
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t">
        <title id="t">Precision over recall by threshold, average precision %.3f</title>
        <style>text{font:12px sans-serif;fill:#1f2328}.use{fill:#b3261e;font-weight:bold}</style>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        %s</svg>
        """,
        SIDE + 2 * MARGIN,
        SIDE + 2 * MARGIN,
        figures.averagePrecision(),
        plot.body);
  }

  private static double x(double recall) {
    return MARGIN + recall * SIDE;
  }

  private static double y(double precision) {
    return MARGIN + (1 - precision) * SIDE;
  }

  private void axes() {
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double share = tenth / 10.0;
      line(x(0), y(share), x(1), y(share));
      line(x(share), y(0), x(share), y(1));
      text(x(share) - 8, y(0) + 18, "", String.format(Locale.ROOT, "%.1f", share));
      text(x(0) - 28, y(share) + 4, "", String.format(Locale.ROOT, "%.1f", share));
    }
    text(x(0.5) - 90, y(0) + 40, "", "recall: of the offers, those flagged");
    text(x(0), y(1) - 16, "", "precision: of the flagged, those that are offers");
  }

  private void curve() {
    StringBuilder points = new StringBuilder();
    for (PrecisionRecall.Point point : figures.curve()) {
      points.append(
          String.format(
              Locale.ROOT,
              "%s%.1f,%.1f",
              points.isEmpty() ? "" : " ",
              x(point.recall().share()),
              y(point.precision().share())));
    }
    body.append("<polyline fill=\"none\" stroke=\"#1b57b3\" stroke-width=\"2\" points=\"")
        .append(points)
        .append("\"/>\n");
  }

  /** Thresholds whose points lie on one another are named by the first of them. */
  private void thresholds() {
    PrecisionRecall.Point named = figures.at(inUse);
    mark(named, true);
    List<PrecisionRecall.Point> steps = figures.steps(inUse);
    PrecisionRecall.Point last = named;
    for (PrecisionRecall.Point point : steps) {
      if (!near(point, named) && !near(point, last) && point.precision().all() > 0) {
        mark(point, false);
        last = point;
      }
    }
  }

  private static boolean near(PrecisionRecall.Point one, PrecisionRecall.Point other) {
    return Math.abs(one.recall().share() - other.recall().share()) < NEAR
        && Math.abs(one.precision().share() - other.precision().share()) < NEAR;
  }

  private void mark(PrecisionRecall.Point point, boolean use) {
    double x = x(point.recall().share());
    double y = y(point.precision().share());
    body.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>\n",
            x,
            y,
            use ? 5 : 3,
            use ? "#b3261e" : "#1b57b3"));
    String label = String.format(Locale.ROOT, use ? "%s in use" : "%s", point.threshold());
    text(x - (use ? 70 : 30), y + 16, use ? "use" : "", label);
  }

  private void line(double x1, double y1, double x2, double y2) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dce1e8\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String style, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\"%s>%s</text>\n",
            x,
            y,
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            text));
  }
}

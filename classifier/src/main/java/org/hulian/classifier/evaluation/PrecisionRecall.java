package org.hulian.classifier.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How precision and recall go with the threshold: scores of texts whose truth is known, one by one,
 * then the curve. Not thread-safe.
 *
 * <p>Precision is that of the texts it was made of: where offers are rarer than among them, as they
 * are in use, it is lower. Recall does not depend on that.
 */
public final class PrecisionRecall {
  private static final int STEPS = 20;

  private final List<Scored> scores = new ArrayList<>();
  private int offers;

  private record Scored(double score, boolean offer) {}

  /** Makes an empty one. */
  public PrecisionRecall() {}

  /**
   * What a threshold does.
   *
   * @param threshold from this score on, a text is flagged
   * @param precision of the flagged texts, those that are offers
   * @param recall of the offers, those that are flagged
   */
  public record Point(double threshold, Tally precision, Tally recall) {
    /** The harmonic mean of both, 0 if nothing is right. */
    public double f1() {
      double sum = precision.share() + recall.share();
      return sum == 0 ? 0 : 2 * precision.share() * recall.share() / sum;
    }
  }

  /** Counts a text. */
  public void add(double score, boolean offer) {
    scores.add(new Scored(score, offer));
    offers += offer ? 1 : 0;
  }

  /** What this threshold does. */
  public Point at(double threshold) {
    int flagged = 0;
    int right = 0;
    for (Scored one : scores) {
      if (one.score >= threshold) {
        flagged++;
        right += one.offer ? 1 : 0;
      }
    }
    return point(threshold, right, flagged);
  }

  private Point point(double threshold, int right, int flagged) {
    return new Point(threshold, new Tally(right, flagged), new Tally(right, offers));
  }

  /** A point for each score that there is, the highest first. */
  public List<Point> curve() {
    List<Scored> sorted = new ArrayList<>(scores);
    sorted.sort(Comparator.comparingDouble(one -> -one.score));
    List<Point> curve = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).offer ? 1 : 0;
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1).score < sorted.get(i).score;
      if (last) {
        curve.add(point(sorted.get(i).score, right, i + 1));
      }
    }
    return curve;
  }

  /** The area under the curve as steps: precision at each gain of recall. */
  public double averagePrecision() {
    double area = 0;
    double before = 0;
    for (Point point : curve()) {
      area += (point.recall.share() - before) * point.precision.share();
      before = point.recall.share();
    }
    return area;
  }

  /** Thresholds from 0.05 to 0.95, and the one in use among them. */
  public List<Point> steps(double inUse) {
    List<Point> steps = new ArrayList<>();
    for (int i = 1; i < STEPS; i++) {
      double threshold = (double) i / STEPS;
      if (threshold != inUse) {
        steps.add(at(threshold));
      }
    }
    steps.add(at(inUse));
    steps.sort(Comparator.comparingDouble(Point::threshold));
    return steps;
  }

  /**
   * The steps as CSV, shares from 0 to 1 with their 95 % intervals. Of nothing there is no share:
   * the cells are empty.
   */
  public String csv(double inUse) {
    StringBuilder text =
        new StringBuilder(
            "threshold,in_use,flagged,right,offers,precision,precision_low,precision_high,"
                + "recall,recall_low,recall_high,f1\n");
    for (Point point : steps(inUse)) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d,%d,%s,%s,%s\n",
              point.threshold,
              point.threshold == inUse ? "yes" : "no",
              point.precision.all(),
              point.precision.hits(),
              point.recall.all(),
              cells(point.precision),
              cells(point.recall),
              point.recall.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", point.f1())));
    }
    return text.toString();
  }

  private static String cells(Tally tally) {
    return tally.isEmpty()
        ? ",,"
        : String.format(Locale.ROOT, "%.4f,%.4f,%.4f", tally.share(), tally.low(), tally.high());
  }
}

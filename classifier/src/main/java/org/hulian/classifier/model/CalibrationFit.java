package org.hulian.classifier.model;

/** Fits slope and intercept of a {@link Calibration} (Platt 1999) by Newton's method. */
public final class CalibrationFit {
  private static final int ROUNDS = 60;
  private static final double RIDGE = 1e-3;
  private static final double LEAST_SLOPE = 0.05;
  private static final double SCALE = 1e4;

  private CalibrationFit() {}

  /**
   * Fits.
   *
   * @param logits by models that have not seen the rows
   * @param labels of the rows
   * @param useRate share of offers to expect where the probability is used
   */
  public static Calibration fit(double[] logits, boolean[] labels, double useRate) {
    double offers = 0;
    for (boolean label : labels) {
      offers += label ? 1 : 0;
    }
    // Platt's targets: not quite 0 and 1, so that separable rows do not run away.
    double high = (offers + 1) / (offers + 2);
    double low = 1 / (labels.length - offers + 2);
    double slope = 1;
    double intercept = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double gradientSlope = RIDGE * (slope - 1);
      double gradientIntercept = 0;
      double curveSlope = RIDGE;
      double curveIntercept = RIDGE;
      double curveBoth = 0;
      for (int i = 0; i < logits.length; i++) {
        double expected = LinearModel.probability(slope * logits[i] + intercept);
        double error = expected - (labels[i] ? high : low);
        double spread = Math.max(expected * (1 - expected), 1e-9);
        gradientSlope += error * logits[i];
        gradientIntercept += error;
        curveSlope += spread * logits[i] * logits[i];
        curveIntercept += spread;
        curveBoth += spread * logits[i];
      }
      double determinant = curveSlope * curveIntercept - curveBoth * curveBoth;
      slope -= (curveIntercept * gradientSlope - curveBoth * gradientIntercept) / determinant;
      intercept -= (curveSlope * gradientIntercept - curveBoth * gradientSlope) / determinant;
      slope = Math.max(slope, LEAST_SLOPE);
    }
    double shift = Calibration.shift(offers / labels.length, useRate);
    return new Calibration(round(slope), round(intercept), round(shift));
  }

  private static double round(double value) {
    return StrictMath.rint(value * SCALE) / SCALE;
  }
}

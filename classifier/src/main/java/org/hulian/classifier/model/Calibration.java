package org.hulian.classifier.model;

/**
 * Turns a model's logit into a probability at the rate of offers that is met in use (Platt 1999;
 * the shift of the prior after Elkan 2001).
 *
 * @param slope of the logit, above 0
 * @param intercept at the rate of the training corpus
 * @param shift log-odds of the rate in use less those of the corpus
 */
public record Calibration(double slope, double intercept, double shift) {
  public Calibration {
    if (!(slope > 0)) {
      throw new IllegalArgumentException("a higher logit is a higher probability");
    }
  }

  /** The calibrated log-odds of a logit. */
  public double logOdds(double logit) {
    return slope * logit + intercept + shift;
  }

  /** The calibrated probability of a logit. */
  public double probability(double logit) {
    return LinearModel.probability(logOdds(logit));
  }

  /**
   * The shift from one rate to another.
   *
   * @param corpusRate share of offers among the rows it was fitted on, above 0 and below 1
   * @param useRate share of offers expected in use
   */
  public static double shift(double corpusRate, double useRate) {
    return StrictMath.log(useRate / (1 - useRate)) - StrictMath.log(corpusRate / (1 - corpusRate));
  }
}

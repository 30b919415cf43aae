package org.hulian.classifier.model;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A logistic regression over features that are there or not: the logit is the bias plus the weights
 * of those that are there. Immutable.
 *
 * @param bias the logit of a row without features
 * @param weights by feature; a feature that is not in it weighs nothing
 */
public record LinearModel(double bias, SortedMap<String, Double> weights) {
  public LinearModel {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
  }

  /** The weight of a feature, 0 if it is not in the model. */
  public double weight(String feature) {
    return weights.getOrDefault(feature, 0.0);
  }

  /**
   * The logit of a row.
   *
   * @param features each at most once
   */
  public double logit(Collection<String> features) {
    double sum = bias;
    for (String feature : features) {
      sum += weight(feature);
    }
    return sum;
  }

  /** The probability that belongs to a logit. */
  public static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}

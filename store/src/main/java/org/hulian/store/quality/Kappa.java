package org.hulian.store.quality;

import java.util.Optional;

/**
 * How far two people agree beyond what chance would make them: Cohen's kappa (1960) with its 95 %
 * interval for large samples (Fleiss, Cohen and Everitt 1969).
 *
 * @param value 1 for full agreement, 0 for what chance does, down to -1
 * @param error standard error, 0 or more
 * @param pairs how many cases both judged
 */
public record Kappa(double value, double error, long pairs) {
  private static final double Z = 1.959964;

  /**
   * Counts up a square table.
   *
   * @param table in row i, column j how often the first said i and the second j
   * @return empty if it cannot be told: there are no pairs, or both said one and the same of all
   */
  public static Optional<Kappa> of(long[][] table) {
    int kinds = table.length;
    long pairs = 0;
    double[] first = new double[kinds];
    double[] second = new double[kinds];
    for (int i = 0; i < kinds; i++) {
      for (int j = 0; j < kinds; j++) {
        first[i] += table[i][j];
        second[j] += table[i][j];
        pairs += table[i][j];
      }
    }
    double same = 0;
    double chance = 0;
    for (int i = 0; i < kinds && pairs > 0; i++) {
      first[i] /= pairs;
      second[i] /= pairs;
      same += (double) table[i][i] / pairs;
      chance += first[i] * second[i];
    }
    if (pairs == 0 || 1 - chance < 1e-12) {
      return Optional.empty();
    }
    double kappa = (same - chance) / (1 - chance);
    double error = Math.sqrt(variance(table, pairs, first, second, kappa));
    return Optional.of(new Kappa(kappa, error, pairs));
  }

  private static double variance(
      long[][] table, long pairs, double[] first, double[] second, double kappa) {
    double chance = 0;
    double diagonal = 0;
    double rest = 0;
    for (int i = 0; i < table.length; i++) {
      chance += first[i] * second[i];
      for (int j = 0; j < table.length; j++) {
        double share = (double) table[i][j] / pairs;
        if (i == j) {
          double term = 1 - (first[i] + second[i]) * (1 - kappa);
          diagonal += share * term * term;
        } else {
          double term = second[i] + first[j];
          rest += share * term * term;
        }
      }
    }
    double last = kappa - chance * (1 - kappa);
    double sum = diagonal + (1 - kappa) * (1 - kappa) * rest - last * last;
    return Math.max(0, sum) / ((1 - chance) * (1 - chance) * pairs);
  }

  /** Lower end of the 95 % interval. */
  public double low() {
    return Math.max(-1, value - Z * error);
  }

  /** Its upper end. */
  public double high() {
    return Math.min(1, value + Z * error);
  }
}

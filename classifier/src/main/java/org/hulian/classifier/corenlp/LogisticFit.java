package org.hulian.classifier.corenlp;

import edu.stanford.nlp.optimization.DiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import java.util.Arrays;

/**
 * Logistic regression by CoreNLP's quasi-Newton minimiser; with L1 by its OWL-QN (Andrew and Gao,
 * ICML 2007). Exponentials are {@link StrictMath}'s, so all machines agree.
 */
public final class LogisticFit {
  /** The bias is a feature of this value, so that the pull to zero hardly reaches it. */
  private static final double BIAS_VALUE = 10;

  private static final int MEMORY = 15;
  private static final double TOLERANCE = 1e-4;
  private final Data data;

  /**
   * Rows in numbers.
   *
   * @param features of each row, those that are there
   * @param labels of each row
   * @param weights of each row
   * @param scales of each feature: its value where it is there; the larger, the less it is pulled
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Data(int[][] features, boolean[] labels, double[] weights, double[] scales) {
    int dimension() {
      return scales.length;
    }
  }

  /** Takes the rows to fit. */
  public LogisticFit(Data data) {
    this.data = data;
  }

  /**
   * Fits the weights.
   *
   * @param l1 pull to exact zero
   * @param l2 pull to small weights
   * @return the weight of each feature, and last the bias
   */
  public double[] fit(double l1, double l2) {
    QNMinimizer minimizer = new QNMinimizer(MEMORY);
    minimizer.shutUp();
    if (l1 > 0) {
      minimizer.useOWLQN(true, l1);
    }
    double[] fitted =
        minimizer.minimize(new Loss(data, l2), TOLERANCE, new double[data.dimension() + 1]);
    for (int i = 0; i < data.dimension(); i++) {
      fitted[i] *= data.scales()[i];
    }
    fitted[data.dimension()] *= BIAS_VALUE;
    return fitted;
  }

  /** The minimiser asks for value and slope at the same place, so the logits are kept. */
  private static final class Loss implements DiffFunction {
    private final Data data;
    private final double l2;
    private final double[] logits;
    private double[] place = {};

    Loss(Data data, double l2) {
      this.data = data;
      this.l2 = l2;
      this.logits = new double[data.labels().length];
    }

    private void moveTo(double[] x) {
      if (Arrays.equals(place, x)) {
        return;
      }
      place = x.clone();
      for (int i = 0; i < logits.length; i++) {
        double sum = x[data.dimension()] * BIAS_VALUE;
        for (int feature : data.features()[i]) {
          sum += x[feature] * data.scales()[feature];
        }
        logits[i] = sum;
      }
    }

    @Override
    public double valueAt(double[] x) {
      moveTo(x);
      double loss = 0;
      for (int i = 0; i < data.labels().length; i++) {
        double margin = data.labels()[i] ? logits[i] : -logits[i];
        loss += data.weights()[i] * softplus(-margin);
      }
      double squares = 0;
      for (int i = 0; i < data.dimension(); i++) {
        squares += x[i] * x[i];
      }
      return loss + l2 / 2 * squares;
    }

    private static double softplus(double value) {
      return value > 0
          ? value + StrictMath.log1p(StrictMath.exp(-value))
          : StrictMath.log1p(StrictMath.exp(value));
    }

    @Override
    public double[] derivativeAt(double[] x) {
      moveTo(x);
      double[] slope = new double[x.length];
      for (int i = 0; i < data.dimension(); i++) {
        slope[i] = l2 * x[i];
      }
      for (int i = 0; i < data.labels().length; i++) {
        double expected = 1 / (1 + StrictMath.exp(-logits[i]));
        double error = data.weights()[i] * (expected - (data.labels()[i] ? 1 : 0));
        for (int feature : data.features()[i]) {
          slope[feature] += error * data.scales()[feature];
        }
        slope[data.dimension()] += error * BIAS_VALUE;
      }
      return slope;
    }

    @Override
    public int domainDimension() {
      return data.dimension() + 1;
    }
  }
}

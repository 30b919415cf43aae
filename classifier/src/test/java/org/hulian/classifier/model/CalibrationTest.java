package org.hulian.classifier.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void theFitFindsSlopeAndIntercept() {
    Random random = new Random(11);
    double[] logits = new double[20_000];
    boolean[] labels = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = random.nextGaussian() * 3;
      labels[i] = random.nextDouble() < LinearModel.probability(0.5 * logits[i] - 1);
    }
    Calibration fitted = CalibrationFit.fit(logits, labels, 0.25);
    assertThat(fitted.slope()).isCloseTo(0.5, within(0.05));
    assertThat(fitted.intercept()).isCloseTo(-1, within(0.1));
  }

  @Test
  void theShiftMovesTheRate() {
    assertThat(Calibration.shift(0.5, 0.5)).isZero();
    Calibration rare = new Calibration(1, 0, Calibration.shift(0.5, 0.02));
    assertThat(rare.probability(0)).isCloseTo(0.02, within(1e-9));
  }

  @Test
  void aHigherLogitIsAHigherProbability() {
    Calibration calibration = new Calibration(0.7, -1, -2);
    assertThat(calibration.probability(2)).isGreaterThan(calibration.probability(1));
  }
}

package org.hulian.classifier.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The curve is what a count at each threshold says. */
class PrecisionRecallTest {
  /** The example of scikit-learn's average_precision_score: 0.83. */
  @Test
  void averagePrecisionOfTheKnownExample() {
    PrecisionRecall figures = new PrecisionRecall();
    figures.add(0.1, false);
    figures.add(0.4, false);
    figures.add(0.35, true);
    figures.add(0.8, true);
    assertThat(figures.averagePrecision()).isCloseTo(0.8333, within(5e-5));
    assertThat(figures.curve())
        .extracting(PrecisionRecall.Point::threshold)
        .containsExactly(0.8, 0.4, 0.35, 0.1);
    assertThat(figures.at(0.4).precision()).isEqualTo(new Tally(1, 2));
    assertThat(figures.at(0.4).recall()).isEqualTo(new Tally(1, 2));
    assertThat(figures.at(0.4).f1()).isEqualTo(0.5);
  }

  @Test
  void everyPointOfTheCurveIsACount() {
    PrecisionRecall figures = new PrecisionRecall();
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      boolean offer = random.nextInt(3) == 0;
      figures.add(Math.rint(random.nextDouble() * 40) / 80 + (offer ? 0.4 : 0.1), offer);
    }
    for (PrecisionRecall.Point point : figures.curve()) {
      assertThat(figures.at(point.threshold())).isEqualTo(point);
    }
    assertThat(figures.curve().getLast().recall().share()).isEqualTo(1);
    assertThat(figures.csv(0.165).lines()).hasSize(21);
    assertThat(figures.csv(0.5).lines()).hasSize(20).anyMatch(line -> line.startsWith("0.5,yes,"));
  }

  @Test
  void nothingIsDrawnOfNothing() {
    PrecisionRecall figures = new PrecisionRecall();
    assertThat(figures.curve()).isEmpty();
    assertThat(figures.averagePrecision()).isZero();
    assertThat(CurvePlot.svg(figures, 0.165)).startsWith("<svg").doesNotContain("NaN");
  }

  @Test
  void ofNothingThereIsNoShare() {
    assertThat(new Tally(0, 0)).hasToString("   0 / 0         –");
    assertThat(new Tally(0, 3).toString()).contains("0.0 %");
    PrecisionRecall figures = new PrecisionRecall();
    figures.add(0.2, true);
    assertThat(figures.csv(0.5).lines())
        .contains(
            "0.05,no,1,1,1,1.0000,0.2065,1.0000,1.0000,0.2065,1.0000,1.0000",
            "0.5,yes,0,0,1,,,,0.0000,0.0000,0.7935,0.0000");
    assertThat(new PrecisionRecall().csv(0.5).lines()).contains("0.5,yes,0,0,0,,,,,,,");
  }

  @Test
  void thePlotNamesTheThresholdInUse() {
    PrecisionRecall figures = new PrecisionRecall();
    for (int i = 0; i < 100; i++) {
      figures.add(i / 100.0, i > 30 && i % 7 != 0);
    }
    String svg = CurvePlot.svg(figures, 0.165);
    assertThat(svg)
        .contains("0.165 in use", "<polyline", "average precision 0.")
        .isEqualTo(CurvePlot.svg(figures, 0.165));
  }
}

package org.hulian.store.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are those of the literature. */
class FiguresTest {
  /**
   * SAS/STAT User's Guide, FREQ, "Cohen's Kappa Coefficient": two dermatologists, 88 patients:
   * 0.3449, standard error 0.0724, 0.2030 to 0.4868.
   */
  @Test
  void kappaOfTwoDermatologists() {
    Kappa kappa =
        Kappa.of(new long[][] {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}})
            .orElseThrow();
    assertThat(kappa.pairs()).isEqualTo(88);
    assertThat(kappa.value()).isCloseTo(0.3449, within(5e-5));
    assertThat(kappa.error()).isCloseTo(0.0724, within(5e-5));
    assertThat(kappa.low()).isCloseTo(0.2030, within(5e-5));
    assertThat(kappa.high()).isCloseTo(0.4868, within(5e-5));
  }

  /** Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1: 0.68, 0.087. */
  @Test
  void kappaOfTwoDiagnoses() {
    Kappa kappa = Kappa.of(new long[][] {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}).orElseThrow();
    assertThat(kappa.value()).isCloseTo(0.676, within(5e-4));
    assertThat(kappa.error()).isCloseTo(0.0877, within(5e-5));
  }

  /** Cohen (1968): 200 cases, unweighted 0.492; 0.39 to 0.59. */
  @Test
  void kappaOfCohensOwnExample() {
    Kappa kappa = Kappa.of(new long[][] {{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}).orElseThrow();
    assertThat(kappa.value()).isCloseTo(0.492, within(5e-4));
    assertThat(kappa.low()).isCloseTo(0.39, within(5e-3));
    assertThat(kappa.high()).isCloseTo(0.59, within(5e-3));
  }

  @Test
  void kappaIsOneForFullAgreementAndNotThereWhereChanceExplainsAll() {
    assertThat(Kappa.of(new long[][] {{7, 0}, {0, 5}}).orElseThrow())
        .isEqualTo(new Kappa(1, 0, 12));
    assertThat(Kappa.of(new long[][] {{0, 0}, {0, 0}})).isEmpty();
    assertThat(Kappa.of(new long[][] {{0, 0}, {0, 9}})).isEmpty();
    Kappa opposed = Kappa.of(new long[][] {{0, 5}, {5, 0}}).orElseThrow();
    assertThat(opposed.value()).isEqualTo(-1);
    assertThat(opposed.low()).isEqualTo(-1);
  }

  /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void sharesHaveWilsonsInterval(long hits, long all, double low, double high) {
    Proportion share = new Proportion(hits, all);
    assertThat(share.low()).isCloseTo(low, within(5e-5));
    assertThat(share.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void nothingIsKnownOfNothing() {
    Proportion none = new Proportion(0, 0);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(1);
    assertThat(none.share()).isZero();
  }

  @Test
  void aLargerShareDrawsAllThatASmallerOneDoesAndAnotherKeyDrawsOthers() {
    Sample sample =
        new Sample("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Sample other = new Sample("fedcba9876543210".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    int drawn = 0;
    int alike = 0;
    for (long id = 1; id <= 20_000; id++) {
      boolean some = sample.draws(id, 2, 0.1);
      assertThat(!some || sample.draws(id, 2, 0.3)).isTrue();
      drawn += some ? 1 : 0;
      alike += some && other.draws(id, 2, 0.1) ? 1 : 0;
    }
    assertThat(drawn).isBetween(1_800, 2_200);
    assertThat(alike).as("as chance would have it").isBetween(130, 280);
    assertThat(LongStream.range(0, 1_000).filter(id -> sample.draws(id, 2, 1))).hasSize(1_000);
    assertThat(LongStream.range(0, 1_000).filter(id -> sample.draws(id, 2, 0))).isEmpty();
  }
}

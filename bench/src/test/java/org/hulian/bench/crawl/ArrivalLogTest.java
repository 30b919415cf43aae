package org.hulian.bench.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalLogTest {
  private static final Duration DELAY = Duration.ofMillis(500);
  private static final Duration WINDOW = Duration.ofMillis(2_250);
  private final ArrivalLog log = new ArrivalLog();

  private void arrive(String host, double... millis) {
    for (double time : millis) {
      log.arrived(host, Math.round(time * 1e6));
    }
  }

  private Pace pace(int hosts) {
    return log.pace(hosts, DELAY, WINDOW);
  }

  @Test
  void twoRequestsOneMillisecondTooCloseAreViolation() {
    arrive("a", 1_000, 1_499);

    assertThat(pace(1).violated()).isEqualTo(1);
    assertThat(pace(1).shortestMicros()).isEqualTo(499_000);
  }

  @Test
  void halfMillisecondOfRoundingIsNone() {
    arrive("a", 1_000, 1_499.5, 1_999.5);

    assertThat(pace(1).gaps()).isEqualTo(2);
    assertThat(pace(1).violated()).isZero();
  }

  @Test
  void eachHostHasItsOwnGaps() {
    arrive("a", 0, 500);
    arrive("b", 1, 501);

    assertThat(pace(2).violated()).isZero();
    assertThat(pace(2).gaps()).isEqualTo(2);
  }

  @Test
  void orderOfWritingDoesNotMatter() {
    arrive("a", 1_000, 0, 500);

    assertThat(pace(1).violated()).isZero();
    assertThat(pace(1).gaps()).isEqualTo(2);
  }

  @Test
  void hostsThatWereNotAskedCountAsAllowed() {
    arrive("a", 0, 500, 1_000, 1_500, 2_000);

    assertThat(pace(1).efficiency()).isEqualTo(1.0);
    assertThat(pace(2).efficiency()).isEqualTo(0.5);
  }

  @Test
  void whatComesAfterTheWindowDoesNotCount() {
    arrive("a", 0, 500, 2_251, 2_252);

    assertThat(pace(1).requests()).isEqualTo(2);
    assertThat(pace(1).violated()).isZero();
  }

  @Test
  void negativeTimesAreTimesLikeOthers() {
    arrive("a", -700, -200, 300);

    assertThat(pace(1).requests()).isEqualTo(3);
    assertThat(pace(1).violated()).isZero();
  }

  @Test
  void paceGoesThroughLineUnchanged() {
    arrive("a", 0, 400);

    assertThat(Pace.parse(pace(3).line())).isEqualTo(pace(3));
  }
}

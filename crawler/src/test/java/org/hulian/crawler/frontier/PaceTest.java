package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import org.hulian.crawler.frontier.HostContact.Sign;
import org.junit.jupiter.api.Test;

/** The rule is that of Scrapy's AutoThrottle, with a target concurrency of one. */
class PaceTest {
  private static final long LEAST = 2_000;

  @Test
  void theNextDelayIsHalfWayBetweenTheLastOneAndTheTimeOfTheAnswer() {
    assertThat(Pace.next(0, LEAST, 6_000, Sign.WELL)).isEqualTo(4_000);
    assertThat(Pace.next(4_000, LEAST, 6_000, Sign.WELL)).isEqualTo(5_000);
    assertThat(Pace.next(5_000, LEAST, 3_000, Sign.WELL)).isEqualTo(4_000);
  }

  @Test
  void aFastHostIsAskedNoSoonerThanTheSiteAllows() {
    assertThat(Pace.next(0, LEAST, 3, Sign.WELL)).isEqualTo(LEAST);
    assertThat(Pace.next(2_100, LEAST, 3, Sign.WELL)).isEqualTo(LEAST);
  }

  @Test
  void anErrorNeverShortensTheDelayHoweverFastItCame() {
    for (Sign sign : Sign.values()) {
      if (sign != Sign.WELL) {
        assertThat(Pace.next(8_000, LEAST, 3, sign)).as("%s", sign).isEqualTo(8_000);
        assertThat(Pace.next(8_000, LEAST, 20_000, sign)).as("%s", sign).isEqualTo(14_000);
      }
    }
  }

  @Test
  void noLatencyMakesItLongerThanAMinuteUnlessTheSiteDoes() {
    assertThat(Pace.next(59_000, LEAST, 900_000, Sign.WELL)).isEqualTo(60_000);
    assertThat(Pace.next(0, 90_000, 900_000, Sign.WELL)).isEqualTo(90_000);
  }
}

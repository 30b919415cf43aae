package org.hulian.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final RandomGenerator RANDOM = new java.util.SplittableRandom(7);

  @Test
  void waitsGrowFourfoldWithJitterAndEndAfterThreeRetries() {
    for (int i = 0; i < 100; i++) {
      long first = wait(0);
      long second = wait(1);
      long third = wait(2);
      assertThat(first).isBetween(1_000L, 3_000L);
      assertThat(second).isBetween(4_000L, 12_000L);
      assertThat(third).isBetween(16_000L, 48_000L);
    }
    assertThat(RetryPolicy.DEFAULT.next(3, NOW, null, RANDOM)).isEmpty();
  }

  private static long wait(int failures) {
    Instant next = RetryPolicy.DEFAULT.next(failures, NOW, null, RANDOM).orElseThrow();
    return Duration.between(NOW, next).toMillis();
  }

  @Test
  void theServersOwnWaitIsKeptToTheMillisecondWhereItIsLonger() {
    Instant wanted = NOW.plusSeconds(3_600);
    assertThat(RetryPolicy.DEFAULT.next(0, NOW, wanted, RANDOM)).contains(wanted);
    assertThat(RetryPolicy.DEFAULT.next(2, NOW, NOW.plusSeconds(1), RANDOM).orElseThrow())
        .isAfter(NOW.plusSeconds(15));
  }

  @Test
  void manyFailuresDoNotComeBackTogether() {
    long distinct =
        java.util.stream.IntStream.range(0, 200).mapToLong(i -> wait(1)).distinct().count();
    assertThat(distinct).isGreaterThan(150);
  }
}

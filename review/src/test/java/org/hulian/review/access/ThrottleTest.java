package org.hulian.review.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guessing gets no cheaper by spreading it over addresses or names. */
class ThrottleTest {
  private final Throttle throttle =
      new Throttle(Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC));

  private boolean letIn(String account, String address) {
    return throttle.enter(account, address).delay().isZero();
  }

  @Test
  void allOfA64IsOneAddressAndAnotherNetIsNot() {
    for (int i = 0; i <= Throttle.FREE_FOR_ADDRESS; i++) {
      assertThat(letIn("name" + i, "2001:db8:1:2::" + Integer.toHexString(i))).isTrue();
    }
    assertThat(letIn("other", "2001:db8:1:2:ffff:ffff:ffff:ffff")).isFalse();
    assertThat(letIn("other", "2001:db8:1:3::1")).isTrue();
    assertThat(letIn("other", "192.0.2.7")).isTrue();
  }

  @Test
  void longNamesAreCountedAsOne() {
    for (int i = 0; i <= Throttle.FREE_FOR_ACCOUNT; i++) {
      assertThat(letIn("x".repeat(65 + i), "192.0.2." + i)).isTrue();
    }
    assertThat(letIn("y".repeat(60_000), "192.0.2.99")).isFalse();
    assertThat(letIn("y".repeat(64), "192.0.2.98")).isTrue();
  }

  @Test
  void aFloodOfNamesDoesNotMakeAnAccountForgottenThatWaits() {
    for (int i = 0; i <= Throttle.FREE_FOR_ACCOUNT; i++) {
      assertThat(letIn("lin", "192.0.2." + i)).isTrue();
    }
    assertThat(letIn("lin", "192.0.2.200")).isFalse();
    IntStream.range(0, 10_500)
        .forEach(i -> letIn("made.up." + i, "10.9." + i / 250 + "." + i % 250));
    assertThat(letIn("lin", "192.0.2.201")).isFalse();
  }
}

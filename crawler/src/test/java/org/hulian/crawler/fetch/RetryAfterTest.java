package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 10.2.3, and what a server may get wrong about it. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "0 -> 2026-11-22T08:00:00Z",
        " 120  -> 2026-11-22T08:02:00Z",
        "86400 -> 2026-11-23T08:00:00Z",
        "Sun, 22 Nov 2026 09:00:00 GMT -> 2026-11-22T09:00:00Z",
        "Sun, 22 Nov 2020 09:00:00 GMT -> 2020-11-22T09:00:00Z"
      })
  void secondsAndDatesAreKeptTo(String value, Instant until) {
    RetryAfter read = RetryAfter.read(value, NOW).orElseThrow();
    assertThat(read.until()).isEqualTo(until);
    assertThat(RetryAfter.note(read)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86401",
        "999999999",
        "99999999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT"
      })
  void aDayIsTheMostAndTheWishIsTold(String value) {
    RetryAfter read = RetryAfter.read(value, NOW).orElseThrow();
    assertThat(read.until()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(RetryAfter.note(read)).endsWith("a longer pause than a day: " + value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-11-23", "Fri, 31 Dec 9999"})
  void anythingElseAsksForNothing(String value) {
    assertThat(RetryAfter.read(value, NOW)).isEmpty();
  }

  @Test
  void noHeaderAsksForNothing() {
    assertThat(RetryAfter.read(null, NOW)).isEmpty();
    assertThat(RetryAfter.note(null)).isEmpty();
    assertThat(RetryAfter.pauseEnd(null)).isNull();
  }
}

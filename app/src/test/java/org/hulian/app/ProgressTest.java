package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/**
 * Long work shows how far it is: on a terminal in one line, elsewhere now and then, never if quiet.
 */
class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final SettableClock clock = new SettableClock();

  @Test
  void elsewhereALineComesEveryTenSeconds() {
    try (Progress progress = new Progress(terminal(false), "listings", false)) {
      progress.expect(3_000);
      for (int second = 1; second <= 25; second++) {
        clock.pass(Duration.ofSeconds(1));
        progress.add(100);
      }
    }
    assertThat(said().lines())
        .containsExactly("listings: 1,000, 100/s, 0:20 left", "listings: 2,000, 100/s, 0:10 left");
  }

  @Test
  void onATerminalOneLineRewritesItselfAndIsTakenAway() {
    try (Progress progress = new Progress(terminal(true), "listings", false)) {
      clock.pass(Duration.ofSeconds(1));
      progress.set(50);
      clock.pass(Duration.ofMillis(10)); // too soon to be read
      progress.set(60);
      clock.pass(Duration.ofSeconds(1));
      progress.set(100);
    }
    assertThat(said())
        .isEqualTo("\r\u001b[Klistings: 50, 50/s\r\u001b[Klistings: 100, 50/s\r\u001b[K");
  }

  @Test
  void theFirstOfManyTellNothingOfTheRest() {
    try (Progress progress = new Progress(terminal(false), "texts", false)) {
      progress.expect(5_000);
      clock.pass(Duration.ofSeconds(10)); // all is loading
      progress.set(1);
      clock.pass(Duration.ofSeconds(10));
      progress.set(2_500);
    }
    assertThat(said().lines()).containsExactly("texts: 1, 0/s", "texts: 2,500, 125/s, 0:20 left");
  }

  @Test
  void quietIsSilent() {
    for (boolean interactive : new boolean[] {true, false}) {
      try (Progress progress = new Progress(terminal(interactive), "listings", true)) {
        clock.pass(Duration.ofMinutes(1));
        progress.add(1);
      }
    }
    assertThat(said()).isEmpty();
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Terminal terminal(boolean interactive) {
    return new Terminal(
        InputStream.nullInputStream(),
        ResultStream.to(OutputStream.nullOutputStream()),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        interactive,
        false,
        clock);
  }

  /** A clock that goes on when it is told to. */
  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T04:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}

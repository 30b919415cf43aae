package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far long work has come: a line that rewrites itself on a terminal, a plain line every
 * ten seconds elsewhere, nothing when quiet. Thread-safe.
 */
final class Progress implements AutoCloseable {
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  /**
   * The rate of less than this share of the whole, while all warms up, tells nothing of the rest.
   */
  private static final double TELLING_SHARE = 0.01;

  private final Terminal terminal;
  private final String what;
  private final boolean quiet;
  private final Instant started;
  private final Duration pause;
  private @Nullable Instant shown;
  private long done;
  private long total = -1;
  private boolean lineOpen;

  Progress(Terminal terminal, String what, boolean quiet) {
    this.terminal = terminal;
    this.what = what;
    this.quiet = quiet;
    this.started = terminal.clock().instant();
    this.pause = terminal.interactive() ? ON_TERMINAL : ELSEWHERE;
  }

  /** Says how many there will be, so that the time left can be told. */
  synchronized void expect(long newTotal) {
    total = newTotal;
  }

  /** Moves on by this many. */
  synchronized void add(long more) {
    set(done + more);
  }

  /** Says how many are done. */
  synchronized void set(long newDone) {
    done = newDone;
    Instant now = terminal.clock().instant();
    Instant last = shown == null ? started : shown;
    if (!quiet && !now.isBefore(last.plus(pause))) {
      shown = now;
      show(now);
    }
  }

  private void show(Instant now) {
    if (terminal.interactive()) {
      terminal.err().print("\r\u001b[K" + line(now));
      terminal.err().flush();
      lineOpen = true;
    } else {
      terminal.err().println(line(now));
    }
  }

  private String line(Instant now) {
    double seconds = Math.max(0.001, Duration.between(started, now).toMillis() / 1000.0);
    double rate = done / seconds;
    String text = String.format(Locale.ROOT, "%s: %,d, %,.0f/s", what, done, rate);
    if (total > done && done >= total * TELLING_SHARE) {
      long left = Math.round((total - done) / rate);
      text += String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60);
    }
    return text;
  }

  /** Takes the rewriting line away, so that what follows starts on a clean one. */
  @Override
  public synchronized void close() {
    if (lineOpen) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      lineOpen = false;
    }
  }
}

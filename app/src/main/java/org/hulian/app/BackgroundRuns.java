package org.hulian.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether sites are due, beside the console and on a thread of its own, which
 * whatever goes wrong with a run does not leave.
 */
final class BackgroundRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundRuns.class);

  /** A schedule counts minutes. */
  static final Duration PAUSE = Duration.ofSeconds(20);

  private final ScheduledRuns runs;
  private final InstantSource clock;
  private final Duration pause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("scheduled-runs").unstarted(this::work);
  private String told = "";

  BackgroundRuns(ScheduledRuns runs, InstantSource clock, Duration pause) {
    this.runs = runs;
    this.clock = clock;
    this.pause = pause;
  }

  /** Begins. */
  void start() {
    thread.start();
  }

  private void work() {
    try {
      do {
        look();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes wrong is told once and tried again. */
  private void look() {
    try {
      List<ScheduledRuns.Ran> ran = runs.tick(clock.instant());
      ran.forEach(one -> LOG.debug("{} ended as {}", one.site(), one.end().status()));
      told = "";
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      // run loop: the console goes on, and a page too hard to read is not to end all crawling
      String reason = e.toString();
      if (!reason.equals(told)) {
        LOG.warn("scheduled runs: {}", reason);
      }
      told = reason;
    }
  }

  /**
   * Waits for the run that is going on, which ends soon if the process was asked to stop. It is not
   * interrupted: that would break the index.
   */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // whoever closes next closes what the run still uses
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

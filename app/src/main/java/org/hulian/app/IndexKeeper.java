package org.hulian.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries to the index what people change in the console, and what a crawl finds, a few times a
 * second; and sorts cases anew when queues were changed.
 */
final class IndexKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final long PAUSE_MILLIS = 300;

  /** About a minute. */
  private static final int MOST_PAUSES = 200;

  /** Of sorting, between two looks at what waits for the index. */
  private static final int STEPS = 5;

  private final DataFolder data;

  /** Of the timer's thread: how many pauses to let go by, and what was told last. */
  private int pauses;

  private int nextPauses = 1;
  private String told = "";

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("index-keeper").factory());

  IndexKeeper(DataFolder data) {
    this.data = data;
  }

  /** Begins. */
  void start() {
    // Nobody waits for the timer's future: catchUp tells of its own failures.
    var unused =
        timer.scheduleWithFixedDelay(
            this::catchUp, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * The store is the truth: what fails now is tried again, less and less often, and at the next
   * start. The same failure is told once.
   */
  private void catchUp() {
    if (pauses > 0) {
      pauses--;
      return;
    }
    try {
      data.catchUp();
      sortCases();
      if (!told.isEmpty()) {
        LOG.warn("the index has caught up again");
      }
      told = "";
      nextPauses = 1;
    } catch (RuntimeException e) { // run loop: an exception would end the timer for good
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(told)) {
        LOG.warn("the index could not catch up: {}", reason);
      }
      told = reason;
      pauses = nextPauses;
      nextPauses = Math.min(MOST_PAUSES, 2 * nextPauses);
    }
  }

  /** So many steps, and then the index first. */
  private void sortCases() {
    for (int i = 0; i < STEPS && data.sortCases(); i++) {
      if (timer.isShutdown()) {
        return;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the index did not catch up in time; it will at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

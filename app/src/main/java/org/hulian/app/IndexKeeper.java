package org.hulian.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries to the index what people change in the console, a few times a second. */
final class IndexKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final long PAUSE_MILLIS = 300;

  private final DataFolder data;
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

  /** The store is the truth: what fails now is tried again, and at the next start. */
  private void catchUp() {
    try {
      data.catchUp();
    } catch (RuntimeException e) { // run loop: an exception would end the timer for good
      LOG.warn("the index could not catch up: {}", e.getMessage());
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

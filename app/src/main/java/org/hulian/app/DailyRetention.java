package org.hulian.app;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hulian.store.retention.Doubt;
import org.hulian.store.retention.RetentionRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases once a day what is due, beside the console, and what is left to do of what was erased
 * before. Without rules no item is due, and while there is a doubt none is erased.
 */
final class DailyRetention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyRetention.class);
  private static final long FIRST_MINUTES = 10;
  private static final long DAY_MINUTES = 24 * 60;
  private static final long PATIENCE_SECONDS = 20;

  private final DataFolder data;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());

  DailyRetention(DataFolder data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  void start() {
    // Nobody waits for the timer's future: run tells of its own failures.
    var unused =
        timer.scheduleWithFixedDelay(this::run, FIRST_MINUTES, DAY_MINUTES, TimeUnit.MINUTES);
  }

  /**
   * Runs once; the rules are read each time, so that a change of the file holds from the next day
   * on.
   */
  void run() {
    Eraser eraser = new Eraser(data, clock);
    try {
      eraser.expire();
    } catch (RuntimeException e) { // the rest is not to wait for it
      LOG.warn("the vault could not end what it has kept long enough: {}", e.getMessage());
    }
    try {
      RetentionRules rules = RetentionRules.read(data.folder()).orElse(RetentionRules.NONE);
      Optional<Doubt> doubt = data.store().retention().doubt(rules);
      if (doubt.isPresent()) {
        LOG.warn("retention erases nothing: {}; {}", doubt.get().text(), RetentionCommand.HOW);
        eraser.finish();
        return;
      }
      long erased = eraser.eraseDue(rules);
      if (erased > 0) {
        LOG.warn("retention: {} items erased", erased);
      }
    } catch (IOException | RuntimeException e) { // run loop: it would end the timer for good
      LOG.warn("retention could not do its work: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("retention did not end in time; what is left is done at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

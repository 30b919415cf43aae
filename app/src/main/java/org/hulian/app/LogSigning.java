package org.hulian.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hulian.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the audit log once an hour, if anything was written. */
final class LogSigning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogSigning.class);

  private final Database store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("log-signing").factory());

  LogSigning(Database store) {
    this.store = store;
  }

  /** Begins. */
  void start() {
    var unused = timer.scheduleWithFixedDelay(() -> sign(store), 1, 1, TimeUnit.HOURS);
  }

  /**
   * Signs the log as it is, at the end of a command that wrote. The command has done its work then:
   * what fails here is told, and the next one signs for this one too.
   */
  static void sign(Database store) {
    try {
      store.checkpoints().make();
    } catch (RuntimeException e) { // run loop: an exception would end the timer for good
      LOG.warn("the audit log was not signed: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}

package org.hulian.app;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a long command end in order when the process is asked to stop, by Ctrl-C or a service
 * manager. It is opened before everything that has to be closed and closed after it: the process
 * waits for that, and not longer.
 */
final class StopRequest implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final Runnable notice;
  private final Thread hook = Thread.ofPlatform().name("stop").unstarted(this::stop);

  private StopRequest(Duration patience, Runnable notice) {
    this.patience = patience;
    this.notice = notice;
  }

  /**
   * Begins to listen for the request.
   *
   * @param patience how long the process waits for its end at most
   */
  static StopRequest listen(Terminal terminal, Duration patience, boolean quiet) {
    Runnable notice =
        () -> {
          if (!quiet) {
            terminal.err().println("stopping: what is under way is brought to its end first");
          }
        };
    StopRequest request = new StopRequest(patience, notice);
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  private void stop() {
    notice.run();
    asked.countDown();
    actions.forEach(Runnable::run);
    try {
      closed.await(patience.toMillis(), TimeUnit.MILLISECONDS); // what is not done by then is lost
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the process was asked to stop. */
  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Returns when the process is asked to stop. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does work that an action can cut short, which is done if the process is asked to stop. */
  <T> T during(Runnable action, Supplier<T> work) {
    actions.add(action);
    try {
      if (asked()) { // perhaps before the action was there to be done
        action.run();
      }
      return work.get();
    } finally {
      actions.remove(action);
    }
  }

  /** The same for work that has no result. */
  void during(Runnable action, Runnable work) {
    boolean unused =
        during(
            action,
            () -> {
              work.run();
              return true;
            });
  }

  /** Says that everything is closed: the process may end. */
  @Override
  public void close() {
    closed.countDown();
    if (!asked()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) { // asked this very moment
        asked.countDown();
      }
    }
  }
}

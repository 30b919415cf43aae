package org.hulian.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets all cores work on what one thread reads, in small lots, of which few wait at a time.
 * Thread-safe.
 *
 * @param <T> what is worked on
 */
final class Workers<T> implements AutoCloseable {
  private static final int LOT = 100;

  /** Of lots for each core: one in work, the others ready for when it is done. */
  private static final int AHEAD = 3;

  private final Consumer<T> work;
  private final int most;
  private final Semaphore free;
  private final ExecutorService threads;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private List<T> lot = new ArrayList<>(LOT);

  Workers(Consumer<T> work) {
    int cores = Runtime.getRuntime().availableProcessors();
    this.work = work;
    most = AHEAD * cores;
    free = new Semaphore(most);
    threads =
        Executors.newFixedThreadPool(
            cores, Thread.ofPlatform().daemon().name("index-rebuild-", 1).factory());
  }

  /** Hands one over; waits while too many wait. Throws what went wrong with an earlier one. */
  synchronized void hand(T one) {
    lot.add(one);
    if (lot.size() == LOT) {
      send();
    }
  }

  /** Waits until all is done that was handed over; throws what went wrong with any. */
  synchronized void await() {
    send();
    free.acquireUninterruptibly(most);
    free.release(most);
    throwFailure();
  }

  private void send() {
    throwFailure();
    List<T> full = lot;
    lot = new ArrayList<>(LOT);
    free.acquireUninterruptibly();
    threads.execute(() -> run(full));
  }

  private void run(List<T> full) {
    try {
      if (failure.get() == null) {
        full.forEach(work);
      }
    } catch (RuntimeException e) { // thrown again where the next one is handed over
      failure.compareAndSet(null, e);
    } finally {
      free.release();
    }
  }

  private void throwFailure() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  /** Ends; what is under way is finished. */
  @Override
  public void close() {
    threads.close();
  }
}

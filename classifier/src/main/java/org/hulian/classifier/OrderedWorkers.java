package org.hulian.classifier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Does work on several threads and hands the results over in order, with a bounded number of items
 * under way.
 *
 * @param workers how many threads
 * @param work done for each item
 */
record OrderedWorkers<T, R>(int workers, Function<T, R> work) {
  private static final int BATCH = 64;
  private static final int BATCHES_PER_WORKER = 4;

  /** Works through all items; a failure of the work is thrown as it is, after the others stop. */
  void run(Iterator<T> items, BiConsumer<T, R> results) {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      Deque<Batch<T, R>> underWay = new ArrayDeque<>();
      try {
        while (items.hasNext() || !underWay.isEmpty()) {
          while (items.hasNext() && underWay.size() < workers * BATCHES_PER_WORKER) {
            underWay.add(submit(pool, items));
          }
          deliver(underWay.remove(), results);
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private Batch<T, R> submit(ExecutorService pool, Iterator<T> items) {
    List<T> batch = new ArrayList<>(BATCH);
    while (items.hasNext() && batch.size() < BATCH) {
      batch.add(items.next());
    }
    return new Batch<>(batch, pool.submit(() -> batch.stream().map(work).toList()));
  }

  private void deliver(Batch<T, R> batch, BiConsumer<T, R> results) {
    List<R> done;
    try {
      done = batch.results().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scoring", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
    for (int i = 0; i < done.size(); i++) {
      results.accept(batch.items().get(i), done.get(i));
    }
  }

  private record Batch<T, R>(List<T> items, Future<List<R>> results) {}
}

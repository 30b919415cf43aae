package org.hulian.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingSink;
import org.jspecify.annotations.Nullable;

/**
 * Listings that a giver hands out, taken one by one. The giver works on a thread of its own and
 * waits when it is a few listings ahead, so that memory stays constant. One thread takes; any may
 * cancel.
 */
final class HandedListings implements Iterator<Listing>, Closeable {
  private static final int AHEAD = 64;
  private static final long LOOK_MILLIS = 100;

  /** Hands out listings. */
  interface Giver {
    /**
     * Hands all of them to the sink.
     *
     * @param checkpoint to be run now and then; like the sink, throws {@link CancellationException}
     *     when nobody wants more
     */
    void give(ListingSink sink, Runnable checkpoint) throws IOException;
  }

  /** What is not yet taken; an empty one is the end. */
  private final BlockingQueue<Optional<Listing>> queue = new ArrayBlockingQueue<>(AHEAD);

  private final FutureTask<Boolean> giving;
  private final Thread thread;
  private volatile boolean cancelled;
  private @Nullable Listing ahead;
  private boolean ended;

  private HandedListings(Giver giver) {
    giving =
        new FutureTask<>(
            () -> {
              giver.give(listing -> put(Optional.of(listing)), this::checkpoint);
              return true;
            });
    thread = Thread.ofPlatform().daemon().name("listings").unstarted(this::run);
  }

  /** Starts the giver. */
  static HandedListings of(Giver giver) {
    HandedListings listings = new HandedListings(giver);
    listings.thread.start();
    return listings;
  }

  private void run() {
    giving.run(); // keeps what it throws
    if (!cancelled) {
      put(Optional.empty());
    }
  }

  private void put(Optional<Listing> listing) {
    try {
      do {
        checkpoint();
      } while (!queue.offer(listing, LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while handing out listings");
    }
  }

  private void checkpoint() {
    if (cancelled) {
      throw new CancellationException("nobody wants more listings");
    }
  }

  /** Waits for the giver; what went wrong there is thrown here, after what it had handed out. */
  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      ahead = take().orElse(null);
      ended = ahead == null;
    }
    return ahead != null;
  }

  private Optional<Listing> take() {
    try {
      Optional<Listing> taken = null;
      while (taken == null && !cancelled) {
        taken = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (taken == null) {
        return Optional.empty();
      }
      if (taken.isEmpty()) {
        giving.get();
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading listings", e);
    } catch (ExecutionException e) {
      ended = true;
      throw failure(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException failure -> new UncheckedIOException(failure);
      case RuntimeException failure -> failure;
      case Error failure -> throw failure;
      case null, default -> new IllegalStateException(e);
    };
  }

  @Override
  public Listing next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException();
    }
    Listing listing = ahead;
    ahead = null;
    return listing;
  }

  /**
   * Wants no more: the giver stops soon, and whoever waits for the next listing waits no longer.
   */
  void cancel() {
    cancelled = true;
  }

  /** Returns when the giver has stopped. */
  @Override
  public void close() {
    cancel();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

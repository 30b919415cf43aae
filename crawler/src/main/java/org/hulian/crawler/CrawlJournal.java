package org.hulian.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingSink;

/** Counts what happens and tells of it, one thing at a time. Thread-safe. */
final class CrawlJournal {
  private final ListingSink sink;
  private final CrawlObserver observer;
  private final InstantSource clock;
  private final ResponseRecorder recorder;
  private final ReentrantLock telling = new ReentrantLock();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long listings;
  private String lastFailure = "";
  private String lastRetry = "";

  CrawlJournal(ListingSink sink, CrawlObserver observer, CrawlSettings settings) {
    this.sink = sink;
    this.observer = observer;
    clock = settings.machine().clock();
    recorder = settings.machine().recorder();
  }

  void tell(Kind kind, String address, String reason) {
    telling.lock();
    try {
      counts.merge(kind, 1L, Long::sum);
      if (kind == Kind.FAILED || kind == Kind.BLOCKED || kind == Kind.REFUSED) {
        lastFailure = address + ": " + reason;
      } else if (kind == Kind.RETRYING) {
        lastRetry = address + ": " + reason;
      }
      observer.outcome(new AddressOutcome(clock.instant(), kind, address, reason));
    } finally {
      telling.unlock();
    }
  }

  void removed(Removal removal) {
    putOnDisk();
    telling.lock();
    try {
      observer.removed(removal);
    } finally {
      telling.unlock();
    }
  }

  /** What was seen, and that it was looked at, must not outlive the record that proves it. */
  void putOnDisk() {
    try {
      recorder.sync();
    } catch (IOException e) {
      throw new UncheckedIOException("answers could not be kept: " + e.getMessage(), e);
    }
  }

  /** Passes an item on; the answer that it rests on is on the disk already. */
  void found(Listing listing) {
    telling.lock();
    try {
      sink.accept(listing);
      listings++;
    } finally {
      telling.unlock();
    }
  }

  void progress(CrawlProgress progress) {
    telling.lock();
    try {
      observer.progress(progress);
    } finally {
      telling.unlock();
    }
  }

  Map<Kind, Long> counts() {
    telling.lock();
    try {
      return Map.copyOf(counts);
    } finally {
      telling.unlock();
    }
  }

  long listings() {
    telling.lock();
    try {
      return listings;
    } finally {
      telling.unlock();
    }
  }

  /** The last address that has to be asked again, and why; empty if there is none. */
  String lastRetry() {
    telling.lock();
    try {
      return lastRetry;
    } finally {
      telling.unlock();
    }
  }

  /** The last address that could not be looked at, and why; empty if there is none. */
  String lastFailure() {
    telling.lock();
    try {
      return lastFailure;
    } finally {
      telling.unlock();
    }
  }
}

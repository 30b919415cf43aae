package org.hulian.crawler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hulian.crawler.frontier.SiteFrontier;

/** Tells twice a second how far a run is. */
final class ProgressTicker implements AutoCloseable {
  private static final long TICK_MILLIS = 500;
  private static final double MILLIS = 1_000.0;

  private final SiteFrontier frontier;
  private final CrawlJournal journal;
  private final InstantSource clock;
  private final Instant startedAt;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  ProgressTicker(SiteFrontier frontier, CrawlJournal journal, InstantSource clock) {
    this.frontier = frontier;
    this.journal = journal;
    this.clock = clock;
    startedAt = clock.instant();
    thread = Thread.ofVirtual().name("crawl-progress").start(this::tick);
  }

  private void tick() {
    try {
      while (!ended.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    long done = frontier.getNumberOfProcessedPages();
    long millis = Math.max(1, Duration.between(startedAt, clock.instant()).toMillis());
    long queued = frontier.getNumberOfScheduledPages();
    journal.progress(new CrawlProgress(done, queued, done * MILLIS / millis));
  }

  /** Tells once more. */
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tell();
  }
}

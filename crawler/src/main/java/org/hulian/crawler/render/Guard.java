package org.hulian.crawler.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches a browser from outside, and ends it under a page whose scripts never end, or take too
 * much memory. One page at a time.
 */
final class Guard implements AutoCloseable {
  /** No page needs so long to answer what its browser asks it. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  /** Of one process of the browser; a page of ten megabytes needs a tenth of it. */
  static final long MOST_BYTES = 1L << 30;

  private static final long LOOK_MILLIS = 100;
  private static final long MEMORY_PAGE = 4_096;

  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable ProcessHandle browser;
  private long since;
  private boolean waiting;
  private @Nullable String verdict;

  private Guard() {}

  static Guard start() {
    Guard guard = new Guard();
    Thread.ofPlatform().daemon().name("browser-guard").start(guard::watch);
    return guard;
  }

  private void watch() {
    try {
      while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A page begins. */
  synchronized void begin(ProcessHandle process) {
    browser = process;
    verdict = null;
    waiting = false;
    alive();
  }

  /** The page ended, one way or another. */
  synchronized void end() {
    browser = null;
  }

  /** The browser answered. */
  synchronized void alive() {
    since = System.nanoTime();
  }

  /** The browser waits for us from now on, or no longer; that time is not its own. */
  synchronized void waiting(boolean now) {
    waiting = now;
    alive();
  }

  /** Why something was ended; absent if nothing was. */
  synchronized @Nullable String verdict() {
    return verdict;
  }

  private synchronized void look() {
    ProcessHandle process = browser;
    if (process == null) {
      return;
    }
    if (verdict != null) {
      kill(process);
      return;
    }
    if (!waiting && System.nanoTime() - since > LONGEST_SILENCE.toNanos()) {
      verdict = "its scripts did not end within " + LONGEST_SILENCE.toSeconds() + " s";
      kill(process);
      return;
    }
    if (process.descendants().anyMatch(one -> bytes(one) > MOST_BYTES)) {
      verdict = "it took more than " + (MOST_BYTES >> 20) + " MiB of memory";
      kill(process);
    }
  }

  /** With all that it started: a child that is busy may not notice. */
  static void kill(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What it holds of the memory; 0 where the system does not say. */
  private static long bytes(ProcessHandle process) {
    try {
      String[] pages = Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ", 3);
      return Long.parseLong(pages[1]) * MEMORY_PAGE;
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

package org.hulian.app.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures in a file, for node-exporter's textfile collector: written at the start, again and again,
 * and at the end. Whoever reads it sees one writing or the other, whole, also after a kill; what a
 * kill leaves beside it has a name that the collector does not read.
 */
public final class FigureFile implements AutoCloseable {
  /** As often as Prometheus most often looks. */
  public static final Duration PAUSE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(FigureFile.class);

  private final Path file;
  private final Path next;
  private final Figures figures;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private String told = "";
  private boolean started;

  /**
   * Nothing is written yet.
   *
   * @param file takes the place of what is there; the collector reads only names in {@code .prom}
   * @param pause between two writings
   */
  public FigureFile(Path file, Figures figures, Duration pause) {
    this.file = file.toAbsolutePath();
    this.next = this.file.resolveSibling("." + file.getFileName() + ".next");
    this.figures = figures;
    this.thread = Thread.ofPlatform().name("figures").unstarted(() -> refresh(pause));
  }

  /**
   * Writes the file, and keeps it fresh until this is closed.
   *
   * @throws IOException if it cannot be written; then nothing is tried again
   */
  public void start() throws IOException {
    write(figures::now);
    thread.start();
    started = true;
  }

  private void write(Supplier<String> text) throws IOException {
    Files.writeString(next, text.get());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void refresh(Duration pause) {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        tryToWrite(figures::text);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes wrong is told once and tried again. */
  private void tryToWrite(Supplier<String> text) {
    try {
      write(text);
      told = "";
    } catch (IOException | RuntimeException e) { // run loop: the crawl is worth more than this file
      String reason = e.toString();
      if (!reason.equals(told)) {
        LOG.warn("the figures are not written: {}", reason);
      }
      told = reason;
    }
  }

  /** Writes how it all ended. */
  @Override
  public void close() {
    if (!started) {
      return;
    }
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tryToWrite(figures::now);
  }
}

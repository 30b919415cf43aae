package org.hulian.crawler.frontier;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what was committed from SQLite's log to its file, by a connection and a thread of its own:
 * whoever commits would else do so every thousand pages, and wait for the disk. Writing goes on
 * meanwhile. See <a href="https://sqlite.org/wal.html">Write-Ahead Logging</a>, section 2.1.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long EVERY_MILLIS = 500;

  private final Connection connection;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  /** Begins; the connection is closed at the end. */
  Checkpoints(Connection connection) {
    this.connection = connection;
    // Of the platform, since it waits in native code.
    thread = Thread.ofPlatform().daemon().name("frontier-checkpoints").start(this::run);
  }

  private void run() {
    try {
      while (!ended.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        checkpoint();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkpoint() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException e) {
      LOG.debug("no checkpoint this time: {}", e.getMessage());
    }
  }

  @Override
  public void close() throws SQLException {
    ended.countDown();
    try {
      thread.join(); // a checkpoint that has begun is finished
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}

package org.hulian.crawler.frontier;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("frontier-checkpoints").factory());

  /** Begins; the connection is closed at the end. */
  Checkpoints(Connection connection) {
    this.connection = connection;
    thread.scheduleWithFixedDelay(
        this::checkpoint, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
    thread.close(); // a checkpoint that has begun is finished
    connection.close();
  }
}

package org.hulian.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections open between uses. A connection to a file needs no test before use and goes
 * stale with nobody, so this is all there is to it.
 */
final class PooledConnections implements ConnectionFactory, AutoCloseable {
  private final DataSource source;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  PooledConnections(DataSource source) {
    this.source = source;
  }

  @Override
  public Connection openConnection() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    Connection connection = idle.pollFirst();
    return connection != null ? connection : source.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    idle.addFirst(connection);
    if (closed) {
      closeIdle();
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    closeIdle();
  }

  private void closeIdle() throws SQLException {
    @Nullable Connection connection = idle.pollFirst();
    while (connection != null) {
      connection.close();
      connection = idle.pollFirst();
    }
  }
}

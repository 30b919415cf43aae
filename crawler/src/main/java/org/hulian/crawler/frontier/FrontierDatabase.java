package org.hulian.crawler.frontier;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that holds the frontier, whatever its {@linkplain Dialect dialect}: statements keep
 * to what SQLite and PostgreSQL both speak. Not thread-safe: its owner locks.
 */
final class FrontierDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrontierDatabase.class);

  private final Dialect dialect;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** One row of a result. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work that is done as a whole or not at all. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /**
   * Opens the database and brings its tables to the newest version.
   *
   * @throws FrontierException if it cannot be used
   */
  FrontierDatabase(Dialect dialect) {
    this.dialect = dialect;
    try {
      connection = dialect.connect();
    } catch (SQLException | IOException e) {
      throw failure(e);
    }
    boolean ready = false;
    try {
      dialect.prepare(connection);
      ready = true;
    } catch (SQLException | IOException e) {
      throw failure(e);
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  /** Does the work in one transaction. */
  <T extends @Nullable Object> T inTransaction(Work<T> work) {
    boolean done = false;
    try {
      update(dialect.begin());
      T result = work.run();
      update("COMMIT");
      done = true;
      return result;
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      update("ROLLBACK");
    } catch (SQLException e) {
      LOG.debug("no transaction is left to be rolled back: {}", e.getMessage());
    }
  }

  /** See {@link Dialect#skipLocked}. */
  String skipLocked() {
    return dialect.skipLocked();
  }

  /** The greater of two values, neither of them null; there is no function that both speak. */
  static String greater(String one, String other) {
    return "CASE WHEN " + one + " > " + other + " THEN " + one + " ELSE " + other + " END";
  }

  /** Changes rows; returns how many. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return bound(sql, values).executeUpdate();
  }

  <T> List<T> select(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (ResultSet rows = bound(sql, values).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  /** The first column of the only row; 0 if there is none or it is null. */
  long number(String sql, @Nullable Object... values) throws SQLException {
    List<Long> found = select(sql, row -> row.getLong(1), values);
    return found.isEmpty() ? 0 : found.getFirst();
  }

  /** Texts that were prepared; they are kept, so there must be few. */
  int statements() {
    return statements.size();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private FrontierException failure(Exception cause) {
    return new FrontierException(
        "the frontier in " + dialect.where() + " failed: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      connection.close();
      dialect.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}

package org.hulian.crawler.frontier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.evidence.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The frontier's file. Commits survive the end of the process at once and a loss of power at the
 * next checkpoint; what a loss of power takes is asked again. Not thread-safe: its owner locks.
 */
final class FrontierDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrontierDatabase.class);
  static final int VERSION = 4;
  private static final int BUSY_MILLIS = 20_000;

  /** New addresses fall all over the index: SQLite's own 2 MiB would be read over and over. */
  private static final int CACHE_KIB = 16 << 10;

  private final Path file;
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

  FrontierDatabase(Path file) {
    this.file = file;
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    config.setGetGeneratedKeys(false); // nobody asks for them, and each insert would look them up
    try {
      PrivateFiles.ensure(file); // SQLite gives its other files the same permissions
      connection = config.createConnection("jdbc:sqlite:" + file);
    } catch (SQLException | IOException e) {
      throw failure(e);
    }
    boolean ready = false;
    try {
      prepare();
      ready = true;
    } catch (SQLException | IOException e) {
      throw failure(e);
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private void prepare() throws SQLException, IOException {
    // Two processes may make the file at once.
    List<String> schemas = new ArrayList<>();
    for (int version = 1; version <= VERSION; version++) {
      schemas.add(schema(version));
    }
    inTransaction(
        () -> {
          try (Statement statement = connection.createStatement()) {
            long version = number("PRAGMA user_version");
            if (version > VERSION) {
              throw new SQLException("it was made by a newer version of the program");
            }
            for (String schema : schemas.subList((int) version, VERSION)) {
              for (String command : schema.split(";\\s*\n", -1)) {
                if (!command.isBlank()) {
                  statement.executeUpdate(command);
                }
              }
            }
            if (version < VERSION) {
              statement.executeUpdate("PRAGMA user_version = " + VERSION);
            }
          }
          return null;
        });
  }

  /** What makes a version of the one before it. */
  private static String schema(int version) throws IOException {
    String name = version == 1 ? "schema.sql" : "schema-" + version + ".sql";
    try (InputStream in = FrontierDatabase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Does the work in one transaction, which takes the write lock at its beginning: one that takes
   * it half-way may fail for what another wrote in between. (The driver's own transactions would
   * begin anew right after each commit, and never let go of the lock.)
   */
  <T extends @Nullable Object> T inTransaction(Work<T> work) {
    boolean done = false;
    try {
      update("BEGIN IMMEDIATE");
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
        "the frontier in " + file + " failed: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : statements.values()) {
        statement.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}

package org.hulian.crawler.frontier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hulian.evidence.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A frontier in one file. Commits survive the end of the process at once and a loss of power at the
 * next of the {@link Checkpoints}; what a loss of power takes is asked again.
 */
final class SqliteDialect implements Dialect {
  private static final String FILE = "frontier.db";
  static final int VERSION = 5;
  private static final int BUSY_MILLIS = 20_000;

  /** New addresses fall all over the index: SQLite's own 2 MiB would be read over and over. */
  private static final int CACHE_KIB = 16 << 10;

  /** Pages of the log, 40 MB, at which whoever commits does what {@link Checkpoints} did not. */
  private static final int LONGEST_LOG = 10_000;

  private final Path file;
  private @Nullable Checkpoints checkpoints;

  SqliteDialect(Path folder) {
    file = fileIn(folder);
  }

  static Path fileIn(Path folder) {
    return folder.resolve(FILE);
  }

  @Override
  public String where() {
    return file.toString();
  }

  @Override
  public Connection connect() throws SQLException, IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-CACHE_KIB);
    config.setGetGeneratedKeys(false); // nobody asks for them, and each insert would look them up
    PrivateFiles.ensure(file); // SQLite gives its other files the same permissions
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_autocheckpoint = " + LONGEST_LOG);
    }
    checkpoints = new Checkpoints(config.createConnection("jdbc:sqlite:" + file));
    return connection;
  }

  @Override
  public void prepare(Connection connection) throws SQLException, IOException {
    List<String> schemas = new ArrayList<>();
    for (int version = 1; version <= VERSION; version++) {
      schemas.add(schema(version));
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(begin());
      int version = version(statement);
      if (version > VERSION) {
        throw new SQLException("it was made by a newer version of the program");
      }
      for (String schema : schemas.subList(version, VERSION)) {
        for (String command : schema.split(";\\s*\n", -1)) {
          if (!command.isBlank()) {
            statement.executeUpdate(command);
          }
        }
      }
      if (version < VERSION) {
        statement.executeUpdate("PRAGMA user_version = " + VERSION);
      }
      statement.executeUpdate("COMMIT");
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  /** What makes a version of the one before it. */
  private static String schema(int version) throws IOException {
    String name = version == 1 ? "schema.sql" : "schema-" + version + ".sql";
    try (InputStream in = SqliteDialect.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * The write lock is taken at the beginning: a transaction that takes it half-way may fail for
   * what another wrote in between. (The driver's own transactions would begin anew right after each
   * commit, and never let go of the lock.)
   */
  @Override
  public String begin() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String skipLocked() {
    return "";
  }

  @Override
  public void close() throws SQLException {
    if (checkpoints != null) {
      checkpoints.close();
    }
  }
}

package org.hulian.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version that this program knows. */
final class Schema {
  /** Number of the newest migration. */
  static final int VERSION = 30;

  private static final String TABLE = "schema_history";

  private Schema() {}

  /** Migrates where it is needed; the migration tool is not even loaded where it is not. */
  static void migrate(Path folder, DataSource source) throws SQLException {
    if (found(folder, source) < VERSION) {
      Flyway tables =
          Flyway.configure()
              .dataSource(source)
              .locations("classpath:db/migration")
              .table(TABLE)
              .cleanDisabled(true)
              .loggers("slf4j")
              .load();
      try {
        tables.migrate();
      } catch (FlywayException e) {
        throw Failures.of(folder, e);
      }
    }
  }

  /** Refuses tables that this program would misread. */
  static void require(Path folder, DataSource source) throws SQLException {
    if (found(folder, source) < VERSION) {
      throw new StoreUnavailableException(
          folder, "written by an older version of Hulian; open it once for writing to bring it up");
    }
  }

  private static int found(Path folder, DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      int found = version(statement);
      if (found > VERSION) {
        throw new SchemaTooNewException(folder, found, VERSION);
      }
      return found;
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet table =
        statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = '" + TABLE + "'")) {
      if (!table.next()) {
        return 0;
      }
    }
    try (ResultSet newest =
        statement.executeQuery(
            "SELECT max(CAST(version AS INTEGER)) FROM " + TABLE + " WHERE success")) {
      return newest.next() ? newest.getInt(1) : 0;
    }
  }
}

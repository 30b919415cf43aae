package org.hulian.store.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.store.sql.WriteWatch;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteUpdateListener;

/**
 * Writes a hash beside every row that a transaction adds or changes, in the same transaction:
 * SQLite tells which rows those are (its update hook), so that no repository has to think of it. A
 * check finds by them what became another without a transaction of this program: a bit that
 * flipped, a row that was changed, lost or swapped with another by other means. They hold off no
 * one who can write to the database and makes them anew; that is what the audit log and its
 * checkpoints are for.
 *
 * <p>SQLite tells nothing of {@code DELETE} without {@code WHERE}, and of rows that {@code REPLACE}
 * removes: whoever does that to a sealed table leaves seals without rows.
 */
public final class Seals implements WriteWatch {
  private final Map<String, Set<Long>> touched = new LinkedHashMap<>();
  private Map<String, Long> numbers = Map.of();
  private @Nullable Connection watched;

  @Override
  public void begin(Handle handle) {
    touched.clear();
    Connection connection = handle.getConnection();
    if (connection != watched && connection instanceof SQLiteConnection sqlite) {
      SQLiteUpdateListener listener = (kind, database, table, row) -> touch(table, row);
      sqlite.addUpdateListener(listener);
      numbers = SealedTables.all(handle).numbers();
      watched = connection;
    }
  }

  private void touch(String table, long row) {
    touched.computeIfAbsent(table, name -> new LinkedHashSet<>()).add(row);
  }

  @Override
  public void end(Handle handle) {
    try {
      for (Map.Entry<String, Set<Long>> rows : touched.entrySet()) {
        Long number = numbers.get(rows.getKey());
        if (number != null) {
          seal(handle.getConnection(), rows.getKey(), number, rows.getValue());
        }
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static void seal(Connection connection, String table, long number, Set<Long> rows)
      throws SQLException {
    RowSeal seal = new RowSeal();
    try (PreparedStatement read =
            connection.prepareStatement("SELECT * FROM \"" + table + "\" WHERE rowid = ?");
        PreparedStatement write =
            connection.prepareStatement(
                "INSERT INTO row_seal (table_id, row, seal) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO UPDATE SET seal = excluded.seal");
        PreparedStatement remove =
            connection.prepareStatement("DELETE FROM row_seal WHERE table_id = ? AND row = ?")) {
      int columns = read.getMetaData().getColumnCount();
      for (long row : rows) {
        read.setLong(1, row);
        try (ResultSet found = read.executeQuery()) {
          PreparedStatement change = found.next() ? write : remove;
          change.setLong(1, number);
          change.setLong(2, row);
          if (change == write) {
            change.setBytes(3, seal.of(found, 1, columns));
          }
          change.executeUpdate();
        }
      }
    }
  }

  /**
   * Seals all that is there, if the tables are of another version than what was sealed last: once
   * after a migration, which changes rows behind the back of all this.
   *
   * @param version of the tables
   */
  public static void sealAll(Handle handle, int version) {
    boolean sealed =
        handle
            .createQuery("SELECT version FROM seal_state")
            .mapTo(Integer.class)
            .findOne()
            .filter(known -> known == version)
            .isPresent();
    if (sealed) {
      return;
    }
    handle.execute("DELETE FROM row_seal");
    try {
      for (Map.Entry<String, Long> table : SealedTables.all(handle).numbers().entrySet()) {
        sealTable(handle.getConnection(), table.getKey(), table.getValue());
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
    handle.execute("DELETE FROM seal_state");
    handle.execute(
        "INSERT INTO seal_state (version, definitions) VALUES (?, ?)",
        version,
        definitions(handle));
  }

  private static void sealTable(Connection connection, String table, long number)
      throws SQLException {
    RowSeal seal = new RowSeal();
    try (PreparedStatement read =
            connection.prepareStatement("SELECT rowid, * FROM \"" + table + "\" ORDER BY rowid");
        PreparedStatement write =
            connection.prepareStatement(
                "INSERT INTO row_seal (table_id, row, seal) VALUES (?, ?, ?)");
        ResultSet rows = read.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount() - 1;
      while (rows.next()) {
        write.setLong(1, number);
        write.setLong(2, rows.getLong(1));
        write.setBytes(3, seal.of(rows, 2, columns));
        write.executeUpdate();
      }
    }
  }

  /** A hash of how the tables, indexes and triggers are defined. */
  static byte[] definitions(Handle handle) {
    RowSeal seal = new RowSeal();
    return handle
        .createQuery(
            "SELECT coalesce(group_concat(type || ' ' || name || ' ' || tbl_name || ' '"
                + " || coalesce(sql, ''), char(10) ORDER BY type, name), '') FROM sqlite_master"
                + " WHERE name <> 'sqlite_sequence'")
        .map((rows, context) -> Objects.requireNonNull(seal.of(rows, 1, 1)))
        .one();
  }
}

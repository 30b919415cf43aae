package org.hulian.bench.crawl;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/** Addresses and whether they are done: in SQLite, a transaction for many, or nowhere. */
interface AddressBook extends AutoCloseable {
  /** Keeps nothing. */
  AddressBook NONE =
      new AddressBook() {
        @Override
        public void found(String address) {}

        @Override
        public void done(String address) {}

        @Override
        public void close() {}
      };

  /** An address was found that was not known before. */
  void found(String address) throws SQLException;

  /** Its page was read. */
  void done(String address) throws SQLException;

  @Override
  void close() throws SQLException;

  /** Opens a book in an empty folder. */
  static AddressBook open(Path folder) throws SQLException {
    return new InSqlite(folder);
  }

  /** Thread-safe. What was written since the last transaction is lost in a crash. */
  final class InSqlite implements AddressBook {
    private static final int IN_A_TRANSACTION = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private int written;

    private InSqlite(Path folder) throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("addresses.db"));
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = NORMAL");
        statement.execute(
            "CREATE TABLE address (url TEXT PRIMARY KEY, done INTEGER NOT NULL) WITHOUT ROWID");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT OR IGNORE INTO address VALUES (?, 0)");
      update = connection.prepareStatement("UPDATE address SET done = 1 WHERE url = ?");
    }

    @Override
    public void found(String address) throws SQLException {
      write(insert, address);
    }

    @Override
    public void done(String address) throws SQLException {
      write(update, address);
    }

    private void write(PreparedStatement statement, String address) throws SQLException {
      lock.lock();
      try {
        statement.setString(1, address);
        statement.executeUpdate();
        if (++written % IN_A_TRANSACTION == 0) {
          connection.commit();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() throws SQLException {
      connection.commit();
      connection.close();
    }
  }
}

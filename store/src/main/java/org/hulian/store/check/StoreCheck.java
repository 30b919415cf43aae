package org.hulian.store.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads the whole database and tells what in it is not as it was written: by SQLite's own check
 * (pages, indexes, constraints), by the definitions of the tables, and by the seal of each row.
 * Goes on behind what cannot be read.
 */
public final class StoreCheck {
  private static final int MOST_COMPLAINTS = 200;
  private static final Pattern TREE = Pattern.compile("Tree (\\d+)\\b");

  /** What a row is of, for people. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          name("item", "SELECT 'listing ' || listing_id FROM item WHERE rowid = ?"),
          name(
              "item_version",
              "SELECT 'listing ' || i.listing_id || ', version ' || v.version FROM item_version v"
                  + " JOIN item i ON i.id = v.item_id WHERE v.rowid = ?"),
          name(
              "verdict_before",
              "SELECT 'listing ' || i.listing_id || ', version ' || v.version FROM verdict_before v"
                  + " JOIN item i ON i.id = v.item_id WHERE v.rowid = ?"),
          name("case_file", "SELECT 'case ' || id FROM case_file WHERE rowid = ?"),
          name(
              "case_event",
              "SELECT 'case ' || case_id || ', revision ' || revision FROM case_event"
                  + " WHERE rowid = ?"),
          name(
              "notice",
              "SELECT 'case ' || case_id || ', notice ' || number FROM notice WHERE rowid = ?"),
          name("account", "SELECT 'account ' || name FROM account WHERE rowid = ?"),
          name(
              "vouched_account",
              "SELECT 'account ' || account FROM vouched_account WHERE rowid = ?"),
          name("pseudonym", "SELECT 'pseudonym ' || pseudonym FROM pseudonym WHERE rowid = ?"),
          name("passkey", "SELECT 'passkey ' || label FROM passkey WHERE rowid = ?"),
          name("run", "SELECT 'run ' || id FROM run WHERE rowid = ?"),
          name("warc_file", "SELECT 'file ' || name FROM warc_file WHERE rowid = ?"));

  private static Map.Entry<String, String> name(String table, String query) {
    return Map.entry(table, query);
  }

  private final Handle handle;
  private final Consumer<Fault> faults;
  private final LongConsumer done;
  private long rows;

  private StoreCheck(Handle handle, Consumer<Fault> faults, LongConsumer done) {
    this.handle = handle;
    this.faults = faults;
    this.done = done;
  }

  /**
   * Checks a database.
   *
   * @param faults told of everything that is not as it was written
   * @param done told how many rows were held against their seals
   * @return how many rows there are with seals
   */
  public static long run(Sql sql, Consumer<Fault> faults, LongConsumer done) {
    return sql.read(
        handle -> {
          StoreCheck check = new StoreCheck(handle, faults, done);
          handle.useTransaction(snapshot -> check.all()); // rows and seals of one moment
          return check.rows;
        });
  }

  /**
   * Has SQLite check a file without seals.
   *
   * @param name of the file, for what is told
   */
  public static void file(DataSource source, String name, Consumer<Fault> faults) {
    try (Connection connection = source.getConnection();
        PreparedStatement check =
            connection.prepareStatement("PRAGMA integrity_check(" + MOST_COMPLAINTS + ")");
        ResultSet said = check.executeQuery()) {
      while (said.next()) {
        said.getString(1)
            .lines()
            .filter(StoreCheck::isComplaint)
            .forEach(line -> faults.accept(new Fault(name, line)));
      }
    } catch (SQLException e) {
      faults.accept(new Fault(name, "cannot be read: " + reason(e)));
    }
  }

  private static boolean isComplaint(String line) {
    return !line.isBlank() && !line.equals("ok") && !line.startsWith("*** in database");
  }

  /** How many rows have seals, for telling how far a check has come. */
  public static long expected(Sql sql) {
    return sql.read(
        handle -> handle.createQuery("SELECT count(*) FROM row_seal").mapTo(Long.class).one());
  }

  private void all() {
    attempt("database", this::pages);
    attempt("database", this::definitions);
    attempt("database", this::seals);
  }

  private void attempt(String item, Runnable part) {
    try {
      part.run();
    } catch (JdbiException e) {
      fault(item, "cannot be read: " + reason(e));
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replace('\n', ' ');
  }

  private void pages() {
    Map<Long, String> roots = new HashMap<>();
    handle
        .createQuery("SELECT rootpage, tbl_name, type, name FROM sqlite_master WHERE rootpage > 0")
        .map(
            (found, context) ->
                Map.entry(
                    found.getLong(1),
                    found.getString(3).equals("index")
                        ? found.getString(2) + ", index " + found.getString(4)
                        : found.getString(2)))
        .forEach(root -> roots.put(root.getKey(), root.getValue()));
    handle
        .createQuery("PRAGMA integrity_check(" + MOST_COMPLAINTS + ")")
        .mapTo(String.class)
        .forEach(
            said ->
                said.lines()
                    .filter(StoreCheck::isComplaint)
                    .forEach(line -> fault(table(line, roots), line)));
    handle
        .createQuery("PRAGMA foreign_key_check")
        .map(
            (found, context) ->
                new Fault(
                    "hulian.db, table " + found.getString(1) + ", row " + found.getLong(2),
                    "what it refers to in " + found.getString(3) + " is missing"))
        .forEach(faults);
  }

  private static String table(String line, Map<Long, String> roots) {
    Matcher tree = TREE.matcher(line);
    String known = tree.find() ? roots.get(Long.parseLong(tree.group(1))) : null;
    return known == null ? "database" : "table " + known;
  }

  private void definitions() {
    Optional<byte[]> sealed =
        handle.createQuery("SELECT definitions FROM seal_state").mapTo(byte[].class).findOne();
    if (sealed.isEmpty() || !Arrays.equals(sealed.get(), Seals.definitions(handle))) {
      fault("database", "the definitions of its tables are not those that were sealed");
    }
  }

  private void seals() {
    Map<String, Long> sealed = SealedTables.known(handle).numbers();
    for (String table : SealedTables.wanted(handle)) {
      Long number = sealed.get(table);
      if (number == null) {
        fault("table " + table, "its rows have no seals");
      } else {
        attempt("table " + table, () -> compare(table, number));
      }
    }
    long unknown =
        handle
            .createQuery(
                "SELECT count(*) FROM row_seal WHERE table_id NOT IN (SELECT id FROM seal_table)")
            .mapTo(Long.class)
            .one();
    if (unknown > 0) {
      fault("database", unknown + " seals are of no table");
    }
  }

  /** Rows and seals side by side, both in the order of the rows. */
  private void compare(String table, long number) {
    try (Rows found = Rows.of(handle, "SELECT rowid, * FROM \"" + table + "\" ORDER BY rowid");
        Rows kept =
            Rows.of(
                handle,
                "SELECT row, seal FROM row_seal WHERE table_id = " + number + " ORDER BY row")) {
      RowSeal seal = new RowSeal();
      while (!found.ended() || !kept.ended()) {
        if (kept.ended() || (!found.ended() && found.row() < kept.row())) {
          fault(name(table, found.row()), "it has no seal");
          found.next();
        } else if (found.ended() || kept.row() < found.row()) {
          fault("table " + table + ", row " + kept.row(), "missing");
          kept.next();
        } else {
          compare(table, found, kept, seal);
        }
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private void compare(String table, Rows found, Rows kept, RowSeal seal) throws SQLException {
    byte[] now = seal.of(found.result(), 2, found.columns() - 1);
    if (!Arrays.equals(now, kept.result().getBytes(2))) {
      fault(name(table, found.row()), "changed since it was written");
    }
    rows++;
    done.accept(rows);
    found.next();
    kept.next();
  }

  private String name(String table, long row) {
    String plain = "table " + table + ", row " + row;
    String query = NAMES.get(table);
    if (query == null) {
      return plain;
    }
    try {
      return handle
          .createQuery(query)
          .bind(0, row)
          .mapTo(String.class)
          .findOne()
          .map(known -> plain + " (" + known + ")")
          .orElse(plain);
    } catch (JdbiException e) {
      return plain;
    }
  }

  private void fault(String item, String reason) {
    faults.accept(new Fault("hulian.db, " + item, reason.strip()));
  }

  /** A result that is read on, row by row. */
  private static final class Rows implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet result;
    private boolean ended;

    private Rows(PreparedStatement statement, ResultSet result) {
      this.statement = statement;
      this.result = result;
    }

    static Rows of(Handle handle, String query) throws SQLException {
      PreparedStatement statement = handle.getConnection().prepareStatement(query);
      Rows rows = new Rows(statement, statement.executeQuery());
      rows.next();
      return rows;
    }

    void next() throws SQLException {
      ended = !result.next();
    }

    boolean ended() {
      return ended;
    }

    ResultSet result() {
      return result;
    }

    long row() throws SQLException {
      return result.getLong(1);
    }

    int columns() throws SQLException {
      return result.getMetaData().getColumnCount();
    }

    @Override
    public void close() throws SQLException {
      try (statement) {
        result.close();
      }
    }
  }
}

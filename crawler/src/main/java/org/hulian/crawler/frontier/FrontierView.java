package org.hulian.crawler.frontier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Looks into a frontier without changing or holding up anything, beside runs that go on. Not
 * thread-safe.
 */
public final class FrontierView implements AutoCloseable {
  private static final int BUSY_MILLIS = 10_000;

  /** What was shown and is not gone, see the table {@code shown}. */
  private static final int GONE = 1;

  private static final String TURNS =
      "SELECT q.site, CASE WHEN h.open_until > ?1 THEN 'OPEN' WHEN q.held IS NOT NULL THEN 'HELD'"
          + " WHEN h.leased_until > ?1 AND h.leased_by = q.site THEN 'ASKED'"
          + " WHEN h.next_at > ?1 THEN 'WAITING' ELSE 'DUE' END AS turn, count(*)"
          + " FROM queue q JOIN host h ON h.id = q.host"
          + " WHERE q.ready > 0 OR q.held IS NOT NULL OR h.open_until > ?1"
          + " OR h.leased_until > ?1 AND h.leased_by = q.site GROUP BY q.site, turn";

  private final Path file;
  private final Connection connection;

  private FrontierView(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens the frontier of a folder; empty if no crawl was ever made there.
   *
   * @throws FrontierException if it cannot be used
   */
  public static Optional<FrontierView> open(Path folder) {
    Path file = SqliteDialect.fileIn(folder);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      FrontierView view = new FrontierView(file, connection);
      view.command("PRAGMA query_only = 1");
      if (view.version() > 0) {
        return Optional.of(view);
      }
      view.close(); // a first crawl is about to make it
      return Optional.empty();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** Whether a run of a site is going on in a folder. */
  public static boolean running(Path folder, String site) {
    try (SiteLock free = SiteLock.take(folder, site)) {
      return free == null;
    } catch (FrontierException e) {
      return true;
    }
  }

  private static FrontierException failure(Path file, SQLException cause) {
    return new FrontierException(
        "the frontier in " + file + " cannot be read: " + cause.getMessage(), cause);
  }

  private void command(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  /** What is known of a canonical address, by each site that knows it. */
  public List<KnownAddress> find(String url) {
    return select(
        "SELECT s.id, s.name, s.run, s.started_at, s.ended_at, s.requests, a.id, a.state, a.role,"
            + " a.depth, a.hops, a.failures, a.not_before, a.reason, a.gone, a.run, a.seen_at,"
            + " a.revisit_at, a.redirect_to, a.priority, h.id, h.next_at, h.leased_until, q.held, h.open_until"
            + " FROM site s CROSS JOIN address a ON a.site = s.id AND a.url = ?"
            + " JOIN host h ON h.id = a.host"
            + " LEFT JOIN queue q ON q.site = a.site AND q.host = a.host ORDER BY s.name",
        row -> known(url, row),
        url);
  }

  private KnownAddress known(String url, ResultSet row) throws SQLException {
    long leasedUntil = row.getLong(23);
    return new KnownAddress(
        new KnownAddress.SiteState(
            row.getString(2),
            row.getLong(3),
            Instant.ofEpochMilli(row.getLong(4)),
            instant(row, 5),
            row.getLong(6)),
        url,
        AddressState.of(row.getString(8)),
        new KnownAddress.Way(LinkRole.valueOf(row.getString(9)), row.getInt(10), row.getInt(11)),
        row.getString(14),
        row.getInt(15) != 0,
        new KnownAddress.Tries(row.getInt(12), instant(row, 13)),
        new KnownAddress.Looks(
            row.getLong(16), instant(row, 17), instant(row, 18), row.getString(19)),
        new KnownAddress.HostState(
            Instant.ofEpochMilli(row.getLong(22)),
            Instant.ofEpochMilli(row.getLong(25)),
            leasedUntil == 0 ? null : Instant.ofEpochMilli(leasedUntil),
            row.getString(24),
            ahead(row.getLong(1), row.getLong(21), row.getLong(20), row.getLong(7))),
        select(
            "SELECT listing FROM shown WHERE address = ? AND removed <> " + GONE,
            shown -> new ListingId(shown.getString(1)),
            row.getLong(7)));
  }

  private long ahead(long site, long host, long priority, long id) {
    return select(
            "SELECT COUNT(*) FROM address WHERE site = ? AND host = ? AND state = 'ready'"
                + " AND (priority < ? OR priority = ? AND id < ?)",
            row -> row.getLong(1),
            site,
            host,
            priority,
            priority,
            id)
        .getFirst();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** 0 before there is anything in it. */
  private long version() {
    return select("PRAGMA user_version", row -> row.getLong(1)).getFirst();
  }

  /**
   * How the queues of all sites stand at a time, by name. Nothing is told of a frontier of another
   * version, which the next crawl brings up to date.
   */
  public List<SiteQueue> queues(Instant now) {
    if (version() != SqliteDialect.VERSION) {
      return List.of();
    }
    Map<Long, Map<AddressState, Long>> addresses = new HashMap<>();
    // As the rows lie on the disk: in the order of an index they are read in leaps, and the same
    // sum takes five times as long.
    select(
            "SELECT site, state, count(*) FROM address NOT INDEXED GROUP BY site, state",
            row -> new Count<>(row.getLong(1), AddressState.of(row.getString(2)), row.getLong(3)))
        .forEach(count -> count.into(addresses));
    Map<Long, Map<SiteQueue.HostTurn, Long>> hosts = new HashMap<>();
    select(
            TURNS,
            row ->
                new Count<>(
                    row.getLong(1), SiteQueue.HostTurn.valueOf(row.getString(2)), row.getLong(3)),
            now.toEpochMilli())
        .forEach(count -> count.into(hosts));
    return select(
        "SELECT id, name FROM site ORDER BY name",
        row ->
            new SiteQueue(
                row.getString(2),
                addresses.getOrDefault(row.getLong(1), Map.of()),
                hosts.getOrDefault(row.getLong(1), Map.of())));
  }

  /** How many of one sort a site has. */
  private record Count<K>(long site, K of, long number) {
    void into(Map<Long, Map<K, Long>> all) {
      all.computeIfAbsent(site, id -> new HashMap<>()).put(of, number);
    }
  }

  /** When a host may next be asked, its lease and its breaker counted; long ago if it never was. */
  public Instant nextTurn(String authority) {
    return select(
            "SELECT next_at, open_until, leased_until FROM host WHERE authority = ?",
            row ->
                Instant.ofEpochMilli(
                    Math.max(row.getLong(1), Math.max(row.getLong(2), row.getLong(3)))),
            authority)
        .stream()
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /** The robots.txt of an authority as it was last fetched. */
  public Optional<StoredRobots> robots(String authority) {
    return select(
            "SELECT fetched_at, status, content_type, body FROM robots WHERE authority = ?",
            row ->
                new StoredRobots(
                    authority,
                    Instant.ofEpochMilli(row.getLong(1)),
                    row.getInt(2),
                    row.getString(3),
                    row.getBytes(4)),
            authority)
        .stream()
        .findFirst();
  }

  private <T> List<T> select(
      String sql, FrontierDatabase.RowReader<T> reader, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(file, e);
    }
  }
}

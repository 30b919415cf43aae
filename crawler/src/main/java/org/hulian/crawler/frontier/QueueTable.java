package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hulian.crawler.frontier.HostContact.Sign;

/**
 * Hosts and their queues: whose turn it is, and when the next turn is. All methods are called
 * within a transaction.
 */
final class QueueTable {
  /** What the work on one address may take, the waits between redirects of robots.txt aside. */
  private static final long WORK_MILLIS = 300_000;

  /** A robots.txt may be redirected so often, with the site's delay before each. */
  private static final int MOST_WAITS = 5;

  /** So many addresses in a row, and the host is left alone for the rest of the run. */
  private static final int SHUT_STREAK = 5;

  private static final String SHUT = "blocked: shut out";
  private static final String SLOWED = "paused: asked for fewer requests";
  private static final int FAILING_STREAK = 10;
  private static final int PROMOTED_AT_ONCE = 50;

  private final FrontierDatabase db;
  private final FrontierSettings settings;
  private final long site;
  private final Map<String, Long> hosts = new HashMap<>();

  /** Addresses that became ready in this transaction, by host. */
  private final Map<Long, Long> added = new HashMap<>();

  QueueTable(FrontierDatabase db, FrontierSettings settings, long site) {
    this.db = db;
    this.settings = settings;
    this.site = site;
  }

  long hostOf(String authority) throws SQLException {
    Long known = hosts.get(authority);
    if (known != null) {
      return known;
    }
    db.update(
        "INSERT INTO host (authority, next_at, leased_until, leased_by, crawl_delay)"
            + " VALUES (?, 0, 0, 0, 0) ON CONFLICT (authority) DO NOTHING",
        authority);
    long id = db.number("SELECT id FROM host WHERE authority = ?", authority);
    db.update(
        "INSERT INTO queue (site, host, ready, failures, refusals) VALUES (?, ?, 0, 0, 0)"
            + " ON CONFLICT (site, host) DO NOTHING",
        site,
        id);
    hosts.put(authority, id); // should this not be committed, the frontier is not used any more
    return id;
  }

  /** Counts an address as ready; {@link #writeReady} writes it down. */
  void addReady(long host) {
    added.merge(host, 1L, Long::sum);
  }

  /** Writes down how many addresses became ready: a page leads to many of one host. */
  void writeReady() throws SQLException {
    for (Map.Entry<Long, Long> host : added.entrySet()) {
      addReady(host.getKey(), host.getValue());
    }
    added.clear();
  }

  private void addReady(long host, long number) throws SQLException {
    db.update("UPDATE queue SET ready = ready + ? WHERE site = ? AND host = ?", number, site, host);
  }

  /** Leases one address of the host that has been due longest. */
  Optional<FrontierAddress> claim(long now) throws SQLException {
    promoteRetries(now);
    while (true) {
      long host = dueHost(now);
      if (host == 0) {
        return Optional.empty();
      }
      List<FrontierAddress> first =
          db.select(
              "SELECT "
                  + AddressTable.COLUMNS
                  + " FROM address"
                  + " WHERE site = ? AND host = ? AND state = 'ready' ORDER BY priority, id LIMIT 1",
              AddressTable::read,
              site,
              host);
      if (first.isEmpty()) {
        db.update("UPDATE queue SET ready = 0 WHERE site = ? AND host = ?", site, host);
      } else {
        lease(first.getFirst(), now);
        return Optional.of(first.getFirst());
      }
    }
  }

  private long dueHost(long now) throws SQLException {
    return db.number(
        "SELECT h.id FROM host h WHERE h.next_at <= ? AND h.leased_until <= ? AND EXISTS ("
            + "SELECT 1 FROM queue q WHERE q.site = ? AND q.host = h.id AND q.ready > 0"
            + " AND q.held IS NULL) ORDER BY h.next_at LIMIT 1",
        now,
        now,
        site);
  }

  private void lease(FrontierAddress address, long now) throws SQLException {
    db.update("UPDATE address SET state = 'leased', reason = NULL WHERE id = ?", address.id());
    addReady(address.host(), -1);
    db.update(
        "UPDATE host SET leased_until = ?, leased_by = ?, next_at = ? WHERE id = ?",
        now + leaseMillis(),
        site,
        now,
        address.host());
  }

  /** Longer than a living run works on an address, so that it only ends leases of the dead. */
  private long leaseMillis() {
    return WORK_MILLIS + MOST_WAITS * settings.delay().toMillis();
  }

  private void promoteRetries(long now) throws SQLException {
    List<long[]> due =
        db.select(
            "SELECT id, host FROM address WHERE site = ? AND state = 'retry' AND not_before <= ?"
                + " LIMIT "
                + PROMOTED_AT_ONCE,
            row -> new long[] {row.getLong(1), row.getLong(2)},
            site,
            now);
    for (long[] address : due) {
      db.update("UPDATE address SET state = 'ready' WHERE id = ?", address[0]);
      addReady(address[1], 1);
    }
  }

  /** Ends a lease and sets the host's next turn. */
  void settle(FrontierAddress address, long now) throws SQLException {
    HostContact contact = address.contact();
    if (contact.at() == null) {
      db.update("UPDATE host SET leased_until = 0 WHERE id = ?", address.host());
    } else {
      postpone(address.host(), contact.at().toEpochMilli(), "leased_until = 0, ");
    }
    if (contact.pauseUntil() != null) {
      long latest = now + HostContact.LONGEST_PAUSE.toMillis();
      long until = Math.min(contact.pauseUntil().toEpochMilli(), latest);
      db.update(
          "UPDATE host SET next_at = ? WHERE id = ? AND next_at < ?", until, address.host(), until);
    }
    count(address, contact.sign());
  }

  /** When a host may next be asked, as far as its pace is known; 0 if it was never asked. */
  long nextTurn(String authority) throws SQLException {
    return db.number("SELECT next_at FROM host WHERE authority = ?", authority);
  }

  /** A host was asked for something that is no address of its own, and is due a delay later. */
  void asked(String authority, long at) throws SQLException {
    postpone(hostOf(authority), at, "");
  }

  /** Another run, or a robots.txt that led there, may have asked the host in between. */
  private void postpone(long host, long at, String besides) throws SQLException {
    // A millisecond more, since the clock's reading was rounded down.
    db.update(
        "UPDATE host SET "
            + besides
            + "next_at = MAX(next_at, ? + MAX(crawl_delay, ?)) WHERE id = ?",
        1 + at,
        settings.delay().toMillis(),
        host);
  }

  private void count(FrontierAddress address, Sign sign) throws SQLException {
    switch (sign) {
      case NEUTRAL -> {}
      case WELL ->
          db.update(
              "UPDATE queue SET failures = 0, refusals = 0 WHERE site = ? AND host = ?"
                  + " AND (failures > 0 OR refusals > 0)",
              site,
              address.host());
      case FAILING -> {
        // Only the first failure of each address, or a few bad pages could stand for the host.
        if (address.history().failures() == 0) {
          db.update(
              "UPDATE queue SET failures = failures + 1 WHERE site = ? AND host = ?",
              site,
              address.host());
          holdAt(
              "failures",
              FAILING_STREAK,
              address.host(),
              "unreachable: " + FAILING_STREAK + " addresses failed one after the other");
        }
      }
      case SLOWED -> refused(address, SLOWED + " " + SHUT_STREAK + " times one after the other");
      case SHUT -> refused(address, SHUT + " " + SHUT_STREAK + " times one after the other");
    }
  }

  private void refused(FrontierAddress address, String reason) throws SQLException {
    db.update(
        "UPDATE queue SET refusals = refusals + 1 WHERE site = ? AND host = ?",
        site,
        address.host());
    holdAt("refusals", SHUT_STREAK, address.host(), reason);
  }

  private void holdAt(String column, int streak, long host, String reason) throws SQLException {
    db.update(
        "UPDATE queue SET held = ? WHERE site = ? AND host = ? AND held IS NULL AND "
            + column
            + " >= ?",
        reason,
        site,
        host,
        streak);
  }

  /** The earliest time at which something may be claimed; empty if nothing waits. */
  OptionalLong nextDue() throws SQLException {
    long due =
        db.number(
            "SELECT COALESCE(MIN(t), -1) FROM (SELECT h.next_at AS t FROM queue q"
                + " JOIN host h ON h.id = q.host"
                + " WHERE q.site = ? AND q.ready > 0 AND q.held IS NULL"
                + " UNION ALL SELECT a.not_before AS t FROM address a JOIN queue q"
                + " ON q.site = a.site AND q.host = a.host"
                + " WHERE a.site = ? AND a.state = 'retry' AND q.held IS NULL) AS waits",
            site,
            site);
    return due < 0 ? OptionalLong.empty() : OptionalLong.of(due);
  }

  /** The earliest time at which anything that is left may be asked, by another run at that. */
  OptionalLong resumeAt() throws SQLException {
    long due =
        db.number(
            "SELECT COALESCE(MIN(t), -1) FROM (SELECT h.next_at AS t FROM queue q"
                + " JOIN host h ON h.id = q.host WHERE q.site = ? AND q.ready > 0"
                + " UNION ALL SELECT CASE WHEN a.not_before > h.next_at THEN a.not_before"
                + " ELSE h.next_at END AS t FROM address a"
                + " JOIN host h ON h.id = a.host WHERE a.site = ? AND a.state = 'retry') AS waits",
            site,
            site);
    return due < 0 ? OptionalLong.empty() : OptionalLong.of(due);
  }

  void raiseDelay(String authority, long millis) throws SQLException {
    db.update(
        "UPDATE host SET crawl_delay = ? WHERE authority = ? AND crawl_delay <> ?",
        millis,
        authority,
        millis);
  }

  long waiting() throws SQLException {
    return db.number("SELECT SUM(ready) FROM queue WHERE site = ?", site)
        + db.number("SELECT COUNT(*) FROM address WHERE site = ? AND state = 'retry'", site);
  }

  List<HeldHost> held() throws SQLException {
    return db.select(
        "SELECT h.authority, q.held, q.ready FROM queue q JOIN host h ON h.id = q.host"
            + " WHERE q.site = ? AND q.held IS NOT NULL ORDER BY h.authority",
        row ->
            new HeldHost(
                row.getString(1),
                row.getString(2).startsWith(SHUT),
                row.getString(2).startsWith(SLOWED),
                row.getString(2),
                row.getLong(3)),
        site);
  }
}

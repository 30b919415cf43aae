package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hosts and their queues: whose turn it is, and when the next turn is. All methods are called
 * within a transaction.
 */
final class QueueTable {
  /** What the work on one address may take, the waits between redirects of robots.txt aside. */
  static final long WORK_MILLIS = 300_000;

  /** A robots.txt may be redirected so often, with the site's delay before each. */
  private static final int MOST_WAITS = 5;

  private static final int PROMOTED_AT_ONCE = 50;

  private final FrontierDatabase db;
  private final FrontierSettings settings;
  private final long site;
  private final HostHealth health;
  private final LaneTable lanes;
  private final Map<String, Long> hosts = new HashMap<>();

  /** Addresses that became ready in this transaction, by host. */
  private final Map<Long, Long> added = new HashMap<>();

  QueueTable(FrontierDatabase db, FrontierSettings settings, long site) {
    this.db = db;
    this.settings = settings;
    this.site = site;
    health = new HostHealth(db, site);
    lanes = new LaneTable(db);
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
        "SELECT h.id FROM host h WHERE h.next_at <= ? AND h.leased_until <= ? AND h.open_until <= ?"
            + " AND EXISTS (SELECT 1 FROM queue q WHERE q.site = ? AND q.host = h.id"
            + " AND q.ready > 0)"
            + LaneTable.FREE
            + " ORDER BY h.next_at LIMIT 1"
            + db.skipLocked(),
        now,
        now,
        now,
        site,
        now,
        now);
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
    lanes.lease(address.host(), now + leaseMillis());
  }

  /** Says in which lanes the host of a leased address is; false if they are not free. */
  boolean join(FrontierAddress address, List<String> names, long now) throws SQLException {
    return lanes.join(address.host(), names, now, now + leaseMillis());
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
    db.update("UPDATE host SET leased_until = 0 WHERE id = ?", address.host());
    lanes.release(address.host());
    if (contact.at() != null) {
      postpone(address.host(), contact.at().toEpochMilli(), rhythmAfter(address));
    }
    if (contact.pauseUntil() != null) {
      long latest = now + HostContact.LONGEST_PAUSE.toMillis();
      long until = Math.min(contact.pauseUntil().toEpochMilli(), latest);
      db.update(
          "UPDATE host SET next_at = ? WHERE id = ? AND next_at < ?", until, address.host(), until);
    }
    health.count(address, now);
  }

  /** When a host may next be asked, as far as its pace is known; 0 if it was never asked. */
  long nextTurn(String authority) throws SQLException {
    return db.number("SELECT next_at FROM host WHERE authority = ?", authority);
  }

  /** A host was asked for something that is no address of its own, and is due a delay later. */
  void asked(String authority, long at) throws SQLException {
    long host = hostOf(authority);
    postpone(host, at, rhythm(host));
  }

  /** What sets how often a host is asked. */
  private record Rhythm(long pace, long least) {
    long delay() {
      return Math.max(pace, least);
    }
  }

  private Rhythm rhythm(long host) throws SQLException {
    return db.select(
            "SELECT pace, crawl_delay FROM host WHERE id = ?",
            row ->
                new Rhythm(row.getLong(1), Math.max(row.getLong(2), settings.delay().toMillis())),
            host)
        .getFirst();
  }

  private Rhythm rhythmAfter(FrontierAddress address) throws SQLException {
    Rhythm last = rhythm(address.host());
    Duration latency = address.latency();
    if (latency == null) {
      return last;
    }
    long next = Pace.next(last.pace(), last.least(), latency.toMillis(), address.contact().sign());
    return new Rhythm(next > last.least() ? next : 0, last.least());
  }

  /** Another run, or a robots.txt that led there, may have asked the host in between. */
  private void postpone(long host, long at, Rhythm rhythm) throws SQLException {
    // A millisecond more, since the clock's reading was rounded down.
    long next = 1 + at + rhythm.delay();
    db.update(
        "UPDATE host SET pace = ?, next_at = "
            + FrontierDatabase.greater("next_at", "?")
            + " WHERE id = ?",
        rhythm.pace(),
        next,
        next,
        host);
    lanes.postpone(host, next);
  }

  /** The earliest time at which something may be claimed; empty if nothing waits. */
  OptionalLong nextDue() throws SQLException {
    return earliest(
        "SELECT h.next_at AS first, " + LaneTable.NEXT + " AS second, h.open_until AS third",
        "SELECT a.not_before, 0, h.open_until");
  }

  /** The earliest time at which anything that is left may be asked, by another run at that. */
  OptionalLong resumeAt() throws SQLException {
    return earliest(
        "SELECT h.next_at AS first, 0 AS second, h.open_until AS third",
        "SELECT a.not_before, h.next_at, h.open_until");
  }

  /** Of hosts with ready addresses, and of those asked again: when the last of three is past. */
  private OptionalLong earliest(String ofReady, String ofRetries) throws SQLException {
    String bothFirst = FrontierDatabase.greater("first", "second");
    long due =
        db.number(
            "SELECT COALESCE(MIN("
                + FrontierDatabase.greater("both_first", "third")
                + "), -1) FROM (SELECT "
                + bothFirst
                + " AS both_first, third FROM ("
                + ofReady
                + " FROM queue q JOIN host h ON h.id = q.host WHERE q.site = ? AND q.ready > 0"
                + " UNION ALL "
                + ofRetries
                + " FROM address a JOIN host h ON h.id = a.host"
                + " WHERE a.site = ? AND a.state = 'retry') AS waits) AS pairs",
            site,
            site);
    return due < 0 ? OptionalLong.empty() : OptionalLong.of(due);
  }

  void raiseDelay(String authority, long millis) throws SQLException {
    db.update(
        "UPDATE host SET crawl_delay = ? WHERE id = ? AND crawl_delay <> ?",
        millis,
        hostOf(authority),
        millis);
  }

  /** Ends the waits of hosts that were given up, yet not that they were. */
  void askHeld() throws SQLException {
    db.update(
        "UPDATE host SET open_until = 0 WHERE id IN (SELECT host FROM queue WHERE site = ?)", site);
  }

  long waiting() throws SQLException {
    return db.number("SELECT SUM(ready) FROM queue WHERE site = ?", site)
        + db.number("SELECT COUNT(*) FROM address WHERE site = ? AND state = 'retry'", site);
  }

  List<HeldHost> held() throws SQLException {
    return db.select(
        "SELECT h.authority, q.held FROM queue q JOIN host h ON h.id = q.host"
            + " WHERE q.site = ? AND q.held IS NOT NULL ORDER BY h.authority",
        row ->
            new HeldHost(
                row.getString(1),
                row.getString(2).startsWith(HostHealth.SHUT),
                row.getString(2).startsWith(HostHealth.SLOWED),
                row.getString(2)),
        site);
  }
}

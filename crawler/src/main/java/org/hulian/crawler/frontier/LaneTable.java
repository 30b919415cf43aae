package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.List;

/**
 * Lanes: what hosts share that are one machine or one owner's. One request at a time goes through a
 * lane, and the delay of the host that was asked holds for all of them. All methods are called
 * within a transaction.
 */
final class LaneTable {
  private static final String OF_HOST = " WHERE id IN (SELECT lane FROM host_lane WHERE host = ?)";

  /** Of a host {@code h}, with the time twice: no lane of it is busy or has to wait. */
  static final String FREE =
      " AND NOT EXISTS (SELECT 1 FROM host_lane m JOIN lane l ON l.id = m.lane"
          + " WHERE m.host = h.id AND (l.next_at > ? OR l.leased_until > ?))";

  /** Of a host {@code h}: when its lanes allow a request; 0 if it is in none. */
  static final String NEXT =
      "COALESCE((SELECT MAX(l.next_at) FROM host_lane m JOIN lane l ON l.id = m.lane"
          + " WHERE m.host = h.id), 0)";

  private final FrontierDatabase db;

  LaneTable(FrontierDatabase db) {
    this.db = db;
  }

  /**
   * Says in which lanes a leased host is, as it now is, and takes them if they are free.
   *
   * @return whether they are
   */
  boolean join(long host, List<String> names, long now, long until) throws SQLException {
    release(host); // of an address that it may have had before
    db.update("DELETE FROM host_lane WHERE host = ?", host);
    for (String name : names) {
      db.update(
          "INSERT INTO lane (name, next_at, leased_until, leased_by) VALUES (?, 0, 0, 0)"
              + " ON CONFLICT (name) DO NOTHING",
          name);
      db.update(
          "INSERT INTO host_lane (host, lane) SELECT ?, id FROM lane WHERE name = ?", host, name);
    }
    long busy =
        db.number(
            "SELECT COUNT(*) FROM lane"
                + OF_HOST
                + " AND leased_by <> ? AND (next_at > ? OR leased_until > ?)",
            host,
            host,
            now,
            now);
    if (busy > 0) {
      // What it may have held of them is others' to take.
      release(host);
      return false;
    }
    lease(host, until);
    return true;
  }

  void lease(long host, long until) throws SQLException {
    db.update("UPDATE lane SET leased_until = ?, leased_by = ?" + OF_HOST, until, host, host);
  }

  /** Ends the lease that a host has of its lanes. */
  void release(long host) throws SQLException {
    db.update("UPDATE lane SET leased_until = 0" + OF_HOST + " AND leased_by = ?", host, host);
  }

  /** No host of these lanes is asked before that time. */
  void postpone(long host, long nextAt) throws SQLException {
    db.update("UPDATE lane SET next_at = ?" + OF_HOST + " AND next_at < ?", nextAt, host, nextAt);
  }
}

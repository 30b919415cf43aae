package org.hulian.crawler.frontier;

import java.sql.SQLException;

/**
 * Leases of hosts that are asked for what no address of theirs was leased for: a robots.txt that
 * another host leads to, or a part of a page. A turn counts as a lease in every way, so that nobody
 * asks beside it; lanes aside, since such a host is often one of the owner's whose host is being
 * asked already, by whoever wants the turn. All methods are called within a transaction.
 */
final class GuestTurns {
  private final FrontierDatabase db;
  private final QueueTable queue;
  private final long site;

  GuestTurns(FrontierDatabase db, QueueTable queue, long site) {
    this.db = db;
    this.queue = queue;
    this.site = site;
  }

  /** Takes a host's turn; false if it is not due, or somebody is asking it. */
  boolean take(String authority, long now) throws SQLException {
    return db.update(
            "UPDATE host SET leased_until = ?, leased_by = ? WHERE id = ? AND leased_until <= ?"
                + " AND next_at <= ? AND open_until <= ?",
            now + QueueTable.WORK_MILLIS,
            site,
            queue.hostOf(authority),
            now,
            now,
            now)
        == 1;
  }

  /** Gives a turn back; the host is due a delay after it was asked. */
  void end(String authority, long askedAt) throws SQLException {
    db.update("UPDATE host SET leased_until = 0 WHERE authority = ?", authority);
    queue.asked(authority, askedAt);
  }
}

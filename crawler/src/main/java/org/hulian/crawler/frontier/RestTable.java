package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.List;

/**
 * Lets addresses rest whose pages are gone: they are asked again after longer and longer waits, and
 * then never, except on sites that every run looks at as a whole. All methods are called within a
 * transaction.
 */
final class RestTable {
  private final FrontierDatabase db;
  private final RevisitSchedule revisit;

  RestTable(FrontierDatabase db, RevisitSchedule revisit) {
    this.db = db;
    this.revisit = revisit;
  }

  /** What a new run has made ready, and whose time has not come, is put to rest again. */
  void rest(long site, long now) throws SQLException {
    if (revisit.everyRun()) {
      return;
    }
    List<Long> hosts =
        db.select(
            "SELECT DISTINCT host FROM address"
                + " WHERE site = ? AND state = 'ready' AND gone = 1 AND revisit_at > ?",
            row -> row.getLong(1),
            site,
            now);
    db.update(
        "UPDATE address SET state = 'dead', reason = 'gone'"
            + " WHERE site = ? AND state = 'ready' AND gone = 1 AND revisit_at > ?",
        site,
        now);
    for (long host : hosts) {
      db.update(
          "UPDATE queue SET ready = (SELECT count(*) FROM address a WHERE a.site = queue.site"
              + " AND a.host = queue.host AND a.state = 'ready') WHERE site = ? AND host = ?",
          site,
          host);
    }
  }

  /** Says when an address that was found gone is asked again; called before it is settled. */
  void settle(FrontierAddress address, long now) throws SQLException {
    if (revisit.everyRun() || !(address.settlement() instanceof Settlement.Dead dead)) {
      return;
    }
    if (dead.gone()) {
      long last =
          db.number("SELECT revisit_after FROM address WHERE id = ? AND gone = 1", address.id());
      long next = revisit.nextGone(last);
      db.update(
          "UPDATE address SET revisit_after = ?, revisit_at = ? WHERE id = ?",
          next,
          next == Long.MAX_VALUE ? next : now + next,
          address.id());
    }
  }
}

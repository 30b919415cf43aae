package org.hulian.store.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * When what happened to a case, in microseconds since 1970; 0 for what did not.
 *
 * @param standing {@code violation} or {@code cleared}, or else
 */
record CaseTimes(
    String platform,
    String category,
    String standing,
    long openedAt,
    long waitingSince,
    long decidedFirst,
    long decidedLast,
    long noticedAt,
    long goneAt,
    long backAt) {
  private static final String SELECT =
      "SELECT coalesce(c.platform, ''), c.category, c.status, c.opened_at, f.waiting_since,"
          + " f.decided_first, f.decided_last, f.noticed_at, f.gone_at, f.back_at"
          + " FROM case_figure f JOIN case_file c ON c.id = f.case_id";

  /** All cases, one in memory at a time; closed by the caller. */
  static ResultIterator<CaseTimes> all(Handle handle) {
    return handle.createQuery(SELECT).map((rows, context) -> read(rows)).iterator();
  }

  private static CaseTimes read(ResultSet rows) throws SQLException {
    int at = 0;
    return new CaseTimes(
        rows.getString(++at),
        rows.getString(++at),
        rows.getString(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at));
  }

  boolean isDecided() {
    return decidedLast != 0 && waitingSince == 0;
  }

  boolean isViolation() {
    return standing.equals("violation");
  }

  /** Whether the item is gone since a notice. */
  boolean isTakenDown() {
    return noticedAt != 0 && goneAt >= noticedAt;
  }
}

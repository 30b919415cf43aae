package org.hulian.store.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * When what happened to a case, in microseconds since 1970; 0 for what did not.
 *
 * @param upheld 1 where the final decision says violation, 0 where it says none, -1 where there is
 *     none, since the case waits or is looked at again
 * @param dueAt by when one that waits should be decided
 * @param decidedAs the category that was decided on; empty without a final decision
 */
record CaseTimes(
    String platform,
    String category,
    int upheld,
    String decidedAs,
    long openedAt,
    long waitingSince,
    long dueAt,
    long decidedFirst,
    long decidedLast,
    long sentAt,
    long goneAt,
    long backAt) {
  private static final String SELECT =
      "SELECT coalesce(c.platform, ''), c.category, coalesce(m.upheld, -1),"
          + " coalesce(m.category, ''), c.opened_at,"
          + " CASE WHEN c.status IN ('open', 'escalated') THEN c.waiting_since END, c.due_at,"
          + " f.decided_first, f.decided_last, f.sent_at, f.gone_at, f.back_at"
          + " FROM case_figure f JOIN case_file c ON c.id = f.case_id"
          + " LEFT JOIN measured m ON m.case_id = c.id AND m.signal = ''";

  /** All cases, one in memory at a time; closed by the caller. */
  static ResultIterator<CaseTimes> all(Handle handle) {
    return handle.createQuery(SELECT).map((rows, context) -> read(rows)).iterator();
  }

  private static CaseTimes read(ResultSet rows) throws SQLException {
    int at = 0;
    return new CaseTimes(
        rows.getString(++at),
        rows.getString(++at),
        rows.getInt(++at),
        rows.getString(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at),
        rows.getLong(++at));
  }

  /** Whether there is a final decision. */
  boolean isDecided() {
    return upheld >= 0;
  }

  boolean isViolation() {
    return upheld > 0;
  }

  /** Whether the item was found gone after a notice was sent. */
  boolean isTakenDown() {
    return goneAt != 0;
  }
}

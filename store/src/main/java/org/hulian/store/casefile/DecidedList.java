package org.hulian.store.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * One look at the cases that are decided, newest decision first. What has the wanted status is
 * found in an index, and the times of these decisions stand in one short row for each; only the
 * rows of the page are read. Decisions that are kept back are in no page of it.
 */
final class DecidedList {
  private static final String ORDER = " ORDER BY f.decided_last DESC, c.id DESC";
  private static final String FIGURE = " LEFT JOIN case_figure f ON f.case_id = c.id";

  private static final String WITHDRAWN =
      "EXISTS (SELECT 1 FROM notice_withdrawal w WHERE w.notice_id = n.id)";

  /** Of a decision that was undone at once, nothing is told: the one before stands again. */
  private static final String SELECT =
      "SELECT "
          + CaseRows.COLUMNS
          + ", e.policy_code, e.at AS decided_at, e.account AS decided_by,"
          + " (SELECT CASE WHEN "
          + WITHDRAWN
          + " THEN 'withdrawn' ELSE n.state END FROM notice n WHERE n.case_id = c.id ORDER BY "
          + WITHDRAWN
          + ", n.number DESC LIMIT 1)"
          + " AS notice_state FROM case_file c JOIN item i ON i.id = c.item_id"
          + FIGURE
          + " JOIN case_event e ON e.case_id = c.id AND e.revision ="
          + " (SELECT max(v.revision) FROM case_verdict v WHERE v.case_id = c.id)";

  private final Handle handle;
  private final Instant now;
  private final List<Long> unseen;
  private final Map<String, Object> values = new HashMap<>();
  private final String where;

  /**
   * Prepares a look.
   *
   * @param withoutNotice whether to leave out those that have a notice in any state that was not
   *     withdrawn
   */
  DecidedList(
      Handle handle, QueueFilter filter, boolean withoutNotice, String account, Instant now) {
    this.handle = handle;
    this.now = now;
    this.unseen = QueueAccess.unseen(handle, account);
    values.put("status", filter.status().key());
    where =
        " WHERE c.status = :status AND c.queue_id NOT IN (<unseen>)"
            + " AND c.id NOT IN (SELECT case_id FROM kept_back)"
            + CaseQueue.narrowed(filter, values)
            + (withoutNotice
                ? " AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.case_id = c.id AND NOT "
                    + WITHDRAWN
                    + ")"
                : "");
  }

  List<DecidedCase> page(int limit, int offset) {
    String ids = "SELECT c.id FROM case_file c" + FIGURE + where + ORDER;
    CaseRows cases = new CaseRows(now);
    return handle
        .createQuery(SELECT + " WHERE c.id IN (" + ids + " LIMIT :limit OFFSET :offset)" + ORDER)
        .bindMap(values)
        .bindList("unseen", unseen)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((rows, context) -> decided(cases.map(rows, context), rows))
        .list();
  }

  private static DecidedCase decided(CaseFile file, ResultSet rows) throws SQLException {
    return new DecidedCase(
        file,
        rows.getString("policy_code"),
        Instants.instant(rows.getLong("decided_at")),
        rows.getString("decided_by"),
        rows.getString("notice_state"));
  }
}

package org.hulian.store.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * One look at the queue. The cases that are free come out of an index in order, so that a page does
 * not cost more when the queue is long; the few that others hold are put behind them.
 */
final class CaseQueue {
  /** Whoever may be asked to look again at a decision must not find it in a list, or count it. */
  static final String TOLD =
      "(status NOT IN ('violation', 'cleared') OR id NOT IN (SELECT case_id FROM kept_back))";

  private final Handle handle;
  private final Instant now;
  private final String where;
  private final String order;
  private final Map<String, Object> values = new HashMap<>();
  private final List<Long> held;
  private final List<Long> unseen;

  CaseQueue(Handle handle, QueueFilter filter, QueueOrder by, String account, Instant now) {
    this.handle = handle;
    this.now = now;
    this.order =
        switch (by) {
          case PRIORITY -> " ORDER BY c.severity DESC, c.score DESC, c.id";
          case DUE -> " ORDER BY c.due_at, c.id";
        };
    values.put("status", filter.status().key());
    held = heldByOthers(account);
    StringBuilder conditions =
        new StringBuilder(" WHERE c.status = :status AND c.queue_id NOT IN (<unseen>)");
    unseen = QueueAccess.unseen(handle, account);
    if (filter.status() == CaseStatus.VIOLATION || filter.status() == CaseStatus.CLEARED) {
      conditions.append(" AND NOT EXISTS (SELECT 1 FROM kept_back k WHERE k.case_id = c.id)");
    }
    conditions.append(narrowed(filter, values));
    this.where = conditions.toString();
  }

  /** The parts of a filter beside the status, as conditions on {@code c}, with their values. */
  static String narrowed(QueueFilter filter, Map<String, Object> values) {
    StringBuilder conditions = new StringBuilder();
    if (filter.category() != null) {
      conditions.append(" AND c.category = :category");
      values.put("category", filter.category().key());
    }
    if (filter.severity() != null) {
      conditions.append(" AND c.severity = :severity");
      values.put("severity", SeverityRank.of(filter.severity()));
    }
    if (filter.platform() != null) {
      conditions.append(" AND c.platform = :platform");
      values.put("platform", filter.platform());
    }
    if (filter.queue() != null) {
      conditions.append(" AND c.queue_id = :queue");
      values.put("queue", filter.queue());
    }
    return conditions.toString();
  }

  private List<Long> heldByOthers(String account) {
    return handle
        .createQuery(
            "SELECT id FROM case_file WHERE claim_until > :now AND claim_account <> :account")
        .bind("now", Instants.micros(now))
        .bind("account", account)
        .mapTo(Long.class)
        .list();
  }

  List<CaseFile> page(int limit, int offset) {
    if (held.isEmpty()) {
      return cases("", limit, offset);
    }
    List<CaseFile> page = new ArrayList<>(cases(" AND c.id NOT IN (<held>)", limit, offset));
    if (page.size() < limit) {
      int free = page.isEmpty() ? countFree() : offset + page.size();
      int heldOffset = Math.max(0, offset - free);
      page.addAll(cases(" AND c.id IN (<held>)", limit - page.size(), heldOffset));
    }
    return page;
  }

  /** The page is found in the index alone; only its own rows are read. */
  private List<CaseFile> cases(String condition, int limit, int offset) {
    String ids = "SELECT c.id FROM case_file c" + where + condition + order;
    String page = " WHERE c.id IN (" + ids + " LIMIT :limit OFFSET :offset)" + order;
    return query(CaseRows.SELECT + page)
        .bind("limit", limit)
        .bind("offset", offset)
        .map(new CaseRows(now))
        .list();
  }

  private int countFree() {
    return query("SELECT count(*) FROM case_file c" + where + " AND c.id NOT IN (<held>)")
        .mapTo(Integer.class)
        .one();
  }

  private Query query(String text) {
    Query query = handle.createQuery(text).bindMap(values).bindList("unseen", unseen);
    return held.isEmpty() ? query : query.bindList("held", held);
  }
}

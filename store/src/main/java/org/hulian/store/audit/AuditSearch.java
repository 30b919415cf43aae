package org.hulian.store.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * Finds entries of the audit log from newest to oldest; within a transaction.
 *
 * <p>There is no index but by number and by subject, since each entry would have to write the
 * others, and looks at pages write entries. Times grow with the numbers, so where a time begins is
 * found by halving; where the clock was set back, the border is where the halves say. For all else
 * entries are read, {@link #LOOK} at most in one look.
 */
final class AuditSearch {
  /** How many entries are read in one look at most. */
  static final int LOOK = 100_000;

  private final Handle handle;
  private final AuditFilter filter;

  AuditSearch(Handle handle, AuditFilter filter) {
    this.handle = handle;
    this.filter = filter;
  }

  /**
   * One look.
   *
   * @param below sequence number below which to begin
   */
  AuditPart page(long below, int limit) {
    Instant to = filter.to();
    Instant from = filter.from();
    long top = Math.min(below, to == null ? newest() + 1 : first(to));
    long floor = from == null ? 1 : first(from);
    long lowest = filter.reads() ? Math.max(floor, top - LOOK) : floor;
    if (lowest >= top) {
      return new AuditPart(List.of(), 0, 0, 0);
    }
    List<AuditEntry> entries = between(lowest, top, limit);
    long first = entries.size() < limit ? lowest : entries.getLast().sequence();
    return new AuditPart(entries, first, top - 1, first > floor ? first : 0);
  }

  private List<AuditEntry> between(long lowest, long top, int limit) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE sequence >= :lowest AND sequence < :top");
    String account = filter.account();
    if (account != null) {
      where.append(" AND account = :account");
      values.put("account", account);
    }
    String action = filter.action();
    if (action != null) {
      where.append(" AND action = :action");
      values.put("action", action);
    }
    String subject = filter.subject();
    if (subject != null) {
      where.append(" AND subject = :subject");
      values.put("subject", subject);
    }
    return handle
        .createQuery(
            "SELECT "
                + AuditLog.COLUMNS
                + " FROM audit_entry"
                + where
                + " ORDER BY sequence DESC LIMIT :limit")
        .bindMap(values)
        .bind("lowest", lowest)
        .bind("top", top)
        .bind("limit", limit)
        .map(AuditLog::entry)
        .list();
  }

  /** Number of the first entry that is not before this time; one beyond the end if none is. */
  private long first(Instant time) {
    long micros = Instants.micros(time);
    long low = 1;
    long high = newest() + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (at(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The time of an entry, or of the next where one is missing. */
  private long at(long sequence) {
    return handle
        .createQuery(
            "SELECT at FROM audit_entry WHERE sequence >= :sequence ORDER BY sequence LIMIT 1")
        .bind("sequence", sequence)
        .mapTo(Long.class)
        .findOne()
        .orElse(Long.MAX_VALUE);
  }

  private long newest() {
    return AuditLog.newest(handle);
  }
}

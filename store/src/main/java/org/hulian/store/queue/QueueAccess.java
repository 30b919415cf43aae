package org.hulian.store.queue;

import java.util.ArrayList;
import java.util.List;
import org.hulian.store.account.Role;
import org.jdbi.v3.core.Handle;

/**
 * Which queues are closed to whom, as numbers for a condition on {@code case_file.queue_id}; within
 * a transaction. A case that no queue was asked about yet may belong to any of them, so it is
 * closed to whoever is kept out of one. Guests have no account, and come by a link that the house
 * gives out: what they may do is said by their roles alone.
 */
public final class QueueAccess {
  /** Number in place of a queue's of a case that no queue was asked about yet. */
  public static final long NOT_ASKED = -1;

  /** No case has it: a list in SQL has to have something in it. */
  private static final long NO_QUEUE = -2;

  /** What is closed to those to whom nothing is. */
  public static final List<Long> NOTHING = List.of(NO_QUEUE);

  private static final String WORK_ANYWHERE = overseers(Role.LEAD, Role.ADMINISTRATOR);
  private static final String SEE_ALL =
      overseers(Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR, Role.REGULATOR);

  private QueueAccess() {}

  private static String overseers(Role... roles) {
    List<String> conditions = new ArrayList<>();
    for (Role role : roles) {
      conditions.add("',' || a.roles || ',' LIKE '%," + role.name() + ",%'");
    }
    return String.join(" OR ", conditions);
  }

  /** Queues whose cases an account may not work on; never empty. */
  public static List<Long> unworkable(Handle handle, String account) {
    return closed(handle, account, WORK_ANYWHERE);
  }

  /** Queues whose cases an account may not see; never empty. */
  public static List<Long> unseen(Handle handle, String account) {
    return closed(handle, account, SEE_ALL);
  }

  private static List<Long> closed(Handle handle, String account, String except) {
    List<Long> closed =
        new ArrayList<>(
            handle
                .createQuery(
                    "SELECT DISTINCT p.queue_id FROM queue_person p WHERE NOT EXISTS"
                        + " (SELECT 1 FROM queue_person o WHERE o.queue_id = p.queue_id"
                        + " AND o.account = :account) AND EXISTS (SELECT 1 FROM account a"
                        + " WHERE a.name = :account AND NOT ("
                        + except
                        + "))")
                .bind("account", account)
                .mapTo(Long.class)
                .list());
    if (closed.isEmpty()) {
      return NOTHING;
    }
    closed.add(NOT_ASKED);
    return closed;
  }
}

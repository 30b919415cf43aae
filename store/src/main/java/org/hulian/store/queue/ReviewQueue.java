package org.hulian.store.queue;

import java.util.Set;
import org.hulian.store.search.SavedQuery;

/**
 * A named queue of cases.
 *
 * @param id above 0, never given twice
 * @param plan what lies in it, and for whom
 * @param position 1 and up; a case lies in the first queue that its listing matches
 */
public record ReviewQueue(long id, QueuePlan plan, int position) {
  public String name() {
    return plan.query().name();
  }

  public SavedQuery query() {
    return plan.query();
  }

  /** Accounts that work in it. */
  public Set<String> people() {
    return plan.people();
  }

  /** Whether only named people work in it, with leads and administrators. */
  public boolean closed() {
    return !plan.people().isEmpty();
  }
}

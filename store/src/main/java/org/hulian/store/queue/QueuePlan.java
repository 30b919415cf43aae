package org.hulian.store.queue;

import java.util.Set;
import org.hulian.store.search.SavedQuery;

/**
 * What a lead says of a queue.
 *
 * @param query its name and what its listings match
 * @param people names of the accounts that work in it; empty if all may
 */
public record QueuePlan(SavedQuery query, Set<String> people) {
  private static final int MOST_PEOPLE = 200;

  public QueuePlan {
    people = Set.copyOf(people);
    if (people.size() > MOST_PEOPLE) {
      throw new IllegalArgumentException("a queue names 200 people at most");
    }
  }
}

package org.hulian.review.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Reckons whether the next case to be handed out is a late one: one after each {@link #OTHERS}
 * others. A case that is handed out and then shown to nobody, given back or left until its hold
 * ends, has spent no turn; one that is handed out again meanwhile spends none twice. Thread-safe.
 */
final class LateTurns {
  /** How many come before each late one. */
  static final int OTHERS = 3;

  private final Map<Long, Spent> notShown = new HashMap<>();
  private int others;

  /** Whether the next is to be a late one, if there is any. */
  synchronized boolean isDue(Instant now) {
    Iterator<Spent> all = notShown.values().iterator();
    while (all.hasNext()) {
      Spent spent = all.next();
      if (!now.isBefore(spent.until())) {
        others -= spent.change();
        all.remove();
      }
    }
    return others >= OTHERS;
  }

  /**
   * A case was handed out.
   *
   * @param until when the hold on it ends
   */
  synchronized void handedOut(long id, boolean late, Instant until) {
    Spent before = notShown.get(id);
    int change = late ? -OTHERS : others < OTHERS ? 1 : 0;
    if (before == null) {
      others += change;
    }
    notShown.put(id, new Spent(before == null ? change : before.change(), until));
  }

  /** A case that was handed out is before a person: its turn is spent. */
  synchronized void shown(long id) {
    notShown.remove(id);
  }

  /** A case was given back that nobody was shown. */
  synchronized void gaveBack(long id) {
    Spent spent = notShown.remove(id);
    if (spent != null) {
      others -= spent.change();
    }
  }

  /**
   * What handing a case out changed.
   *
   * @param change how much was added to the number of the others
   * @param until when the hold on it ends
   */
  private record Spent(int change, Instant until) {}
}

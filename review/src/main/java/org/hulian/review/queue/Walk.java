package org.hulian.review.queue;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.jspecify.annotations.Nullable;

/**
 * How one person goes through the queue in one session: by which filter, past which cases, and
 * which decision could be undone. Thread-safe; ends with the session.
 */
public final class Walk {
  private static final String ATTRIBUTE = Walk.class.getName();
  private static final int MAX_SKIPPED = 1_000;
  private static final int MAX_LOOKED = 1_000;
  private static final int MAX_AHEAD = 50;
  private static final int MAX_SHOWN = 1_000;

  private final Set<Long> skipped = new LinkedHashSet<>();
  private final Set<QueueFilter> looked = new HashSet<>();
  private final Map<Long, Instant> ahead = new LinkedHashMap<>();
  private final Set<Long> shown = new LinkedHashSet<>();
  private QueueFilter filter = QueueFilter.OPEN;
  private QueueOrder order = QueueOrder.PRIORITY;
  private @Nullable Undoable last;

  /** The walk of this session. */
  public static Walk of(HttpSession session) {
    synchronized (session) {
      if (session.getAttribute(ATTRIBUTE) instanceof Walk walk) {
        return walk;
      }
      Walk walk = new Walk();
      session.setAttribute(ATTRIBUTE, walk);
      return walk;
    }
  }

  /** Goes past a case until the queue is opened again from its start. */
  public synchronized void skip(long id) {
    remember(skipped, id, MAX_SKIPPED);
  }

  private static void remember(Set<Long> ids, long id, int most) {
    ids.add(id);
    if (ids.size() > most) {
      ids.remove(ids.iterator().next());
    }
  }

  /**
   * Notes that a case was taken ahead.
   *
   * @param until when the hold on it ends, if nobody prolongs it
   */
  synchronized void tookAhead(long id, Instant until) {
    ahead.put(id, until);
    if (ahead.size() > MAX_AHEAD) {
      ahead.remove(ahead.keySet().iterator().next());
    }
  }

  /**
   * When the hold ends on a case that was taken ahead, and since then neither shown nor given back.
   */
  synchronized Optional<Instant> aheadUntil(long id) {
    return Optional.ofNullable(ahead.get(id));
  }

  /**
   * The person has the case before them. It is not given back from then on as one that was only
   * taken ahead, also if it is taken ahead again: another window may still show it.
   */
  synchronized void shown(long id) {
    ahead.remove(id);
    shown.remove(id);
    remember(shown, id, MAX_SHOWN);
  }

  /**
   * When the hold ends on a case that was only taken ahead and never shown in this session, and
   * forgets it.
   */
  synchronized Optional<Instant> givesBack(long id) {
    Instant until = ahead.remove(id);
    return Optional.ofNullable(until).filter(any -> !shown.contains(id));
  }

  /** All that were only taken ahead, but for this one, and forgets them. */
  synchronized Map<Long, Instant> giveBackBut(long id) {
    Map<Long, Instant> others = new LinkedHashMap<>(ahead);
    others.remove(id);
    others.keySet().removeAll(shown);
    ahead.clear();
    return others;
  }

  /** Remembers the decision that the undo key takes back. */
  public synchronized void decided(long id, Instant at) {
    last = new Undoable(id, false, at);
  }

  /** Remembers the decision on a group, likewise. */
  public synchronized void decidedGroup(long id, Instant at) {
    last = new Undoable(id, true, at);
  }

  /** There is nothing left to undo. */
  public synchronized void undone() {
    last = null;
  }

  /** What was decided last, if it can still be undone. */
  public synchronized Optional<Undoable> undoable(Instant now) {
    return Optional.ofNullable(last).filter(one -> one.secondsLeft(now) > 0);
  }

  synchronized boolean skips(long id) {
    return skipped.contains(id);
  }

  synchronized int skippedCount() {
    return skipped.size();
  }

  synchronized void startOver() {
    skipped.clear();
  }

  /** Whether this list is looked at for the first time in this session. */
  synchronized boolean looksFirst(QueueFilter filter) {
    if (looked.size() >= MAX_LOOKED) {
      looked.clear();
    }
    return looked.add(filter);
  }

  /** Only cases that wait can be walked; other lists leave the walk as it is. */
  synchronized void along(QueueFilter wanted, QueueOrder by) {
    if (canWalk(wanted)) {
      filter = wanted;
      order = by;
    }
  }

  /** Whether these cases wait for somebody. */
  static boolean canWalk(QueueFilter filter) {
    return filter.status() == CaseStatus.OPEN || filter.status() == CaseStatus.ESCALATED;
  }

  synchronized QueueOrder order() {
    return order;
  }

  synchronized QueueFilter filter() {
    return filter;
  }
}

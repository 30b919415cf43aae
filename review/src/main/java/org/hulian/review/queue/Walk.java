package org.hulian.review.queue;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  private final Set<Long> skipped = new LinkedHashSet<>();
  private final Set<QueueFilter> looked = new HashSet<>();
  private final Set<Long> ahead = new LinkedHashSet<>();
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
    skipped.add(id);
    if (skipped.size() > MAX_SKIPPED) {
      skipped.remove(skipped.iterator().next());
    }
  }

  /** Notes that a case was taken ahead, which the person has not had before them yet. */
  public synchronized void tookAhead(long id) {
    ahead.add(id);
    if (ahead.size() > MAX_AHEAD) {
      ahead.remove(ahead.iterator().next());
    }
  }

  /** The person has the case before them; what is given back from then on is not this one. */
  public synchronized void shown(long id) {
    ahead.remove(id);
  }

  /** Whether a case was only taken ahead, and forgets it. */
  public synchronized boolean givesBack(long id) {
    return ahead.remove(id);
  }

  /** All that were only taken ahead, but for this one, and forgets them. */
  public synchronized Set<Long> giveBackBut(long id) {
    Set<Long> others = new LinkedHashSet<>(ahead);
    others.remove(id);
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

package org.hulian.store.queue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hulian.listing.ListingId;

/**
 * Queues. Thread-safe. Every change of a queue writes its audit entry in the same transaction, and
 * so does every case that goes from one to another. Who may change queues is for the caller to
 * know.
 */
public interface QueueRepository {
  /** Queues that there are at most: each listing is held against all of them. */
  int MOST = 100;

  /** In place of a queue's number: the cases that no queue matches. */
  long NONE = 0;

  /**
   * Makes a queue and has the open cases sorted anew.
   *
   * @param position 1 or more; those from there on move back, and beyond the last it is the last
   * @return its number, or nothing if there are {@link #MOST}
   */
  OptionalLong add(QueuePlan plan, int position, String by);

  /** Changes a queue, likewise; false if it is gone. */
  boolean change(long id, QueuePlan plan, int position, String by);

  /**
   * Removes a queue. Its cases are open to all from now on, until they are sorted into others;
   * false if it is gone.
   */
  boolean remove(long id, String by);

  Optional<ReviewQueue> find(long id);

  /** All, in the order in which they are asked. */
  List<ReviewQueue> list();

  /** Those in which an account may see cases, in the same order. */
  List<ReviewQueue> visibleTo(String account);

  /**
   * What waits in each of the queues that {@link #visibleTo} tells of, and in none, by number of
   * the queue.
   */
  Map<Long, QueueTally> tally(String account);

  /** The queue in which a case lies; empty if in none. */
  Optional<ReviewQueue> of(long caseId);

  /**
   * Whether an account must not see a case, since it lies in a queue of others. Leads,
   * administrators, auditors and regulators see all; who holds a case sees it until the hold ends.
   */
  boolean isClosedTo(long caseId, String account);

  /** Grows with every change of a queue. */
  long revision();

  /**
   * Puts the cases of listings into queues, where they have one that waits for a decision. One that
   * somebody holds stays where it is and is in a later {@link #unsorted step}.
   *
   * @param queues by listing the number of the first queue that it matches, or {@link #NONE}
   */
  void place(Map<ListingId, Long> queues);

  /** The next cases whose queue has to be found anew; with none if there are no such cases. */
  SortingStep unsorted(int limit);

  /**
   * Does a step.
   *
   * @return false, and nothing is changed, if queues were changed since it was given out
   */
  boolean sorted(SortingStep step, Map<ListingId, Long> queues);

  /** How far cases are sorted since a queue was changed; empty when all are. */
  Optional<SortingProgress> progress();
}

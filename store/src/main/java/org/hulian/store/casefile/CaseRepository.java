package org.hulian.store.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.queue.QueueRepository;

/**
 * The cases. Thread-safe; a change that was made on an old revision is refused with {@code false}
 * and changes nothing. Every change writes its audit entry in the same transaction.
 */
public interface CaseRepository {
  /**
   * Cases by severity, then score, then age; those held by somebody else come last, and those that
   * lie in queues closed to the account are left out.
   */
  default List<CaseFile> queue(QueueFilter filter, String account, int limit, int offset) {
    return queue(filter, QueueOrder.PRIORITY, account, limit, offset);
  }

  /** Cases in an order, likewise. */
  List<CaseFile> queue(QueueFilter filter, QueueOrder order, String account, int limit, int offset);

  /**
   * Cases whose decision stands, newest decision first, but for those that lie in queues closed to
   * the account and those whose decision is kept back.
   *
   * @param filter with the status of a decision
   * @param withoutNotice whether to leave out those that have a notice in any state that was not
   *     withdrawn
   */
  List<DecidedCase> decided(
      QueueFilter filter, boolean withoutNotice, String account, int limit, int offset);

  /** How many cases there are in each status. */
  Map<CaseStatus, Long> counts();

  /** How many of them an account may see. */
  Map<CaseStatus, Long> counts(String account);

  /** How many there are, by status and severity, and since when they wait. */
  CaseTally tally();

  Optional<CaseFile> find(long id);

  Optional<CaseFile> findByListing(ListingId id);

  /** The policy code by whose clock such a case is due until a person chooses another. */
  String clockCode(Category category, Severity severity);

  /** Everything that happened to a case, oldest first. */
  List<CaseEvent> history(long id);

  /**
   * Takes or prolongs a hold on a case that waits for a decision, unless somebody else's has not
   * run out, or the case lies in a queue in which the account may not work; a case that is decided
   * cannot be held. A longer hold of the account's stays as it is. Prolonging writes no audit
   * entry; it would drown the log and changes nothing about who works on the case.
   */
  boolean claim(long id, String account, Duration lease);

  /** Gives a hold back; does nothing if it is not the account's. */
  void release(long id, String account);

  /**
   * Gives a hold back that ends at this time or before; does nothing if it is not the account's, or
   * has been prolonged beyond that.
   *
   * @return whether it was given back
   */
  boolean release(long id, String account, Instant latest);

  /**
   * Decides a case and ends the hold on it, unless its revision has moved on, somebody else holds
   * it, there is no decision to take back, or the case lies in a queue in which the account may not
   * work and is not held by it.
   */
  boolean decide(long id, int revision, Decision decision);

  /**
   * Says a lead's last word on a decision that is looked at again: whether the first decision
   * stands is told by the two. Whoever decided first or second cannot.
   *
   * @return false, and nothing is changed, if the revision has moved on or no look is open that the
   *     account may settle
   */
  boolean settle(long id, int revision, Decision decision);

  /**
   * Takes a decision back within its window and holds the case for who made it; false if anything
   * has happened to the case since, the window is over, or the decision is somebody else's.
   */
  boolean undo(long id, Undo undo);

  /** Cases that are decided together. */
  CaseGroups groups();

  /**
   * Notes that somebody complained of a decision, so that it is looked at again; the case stays as
   * it is decided.
   *
   * @param reason what they say; not blank, 2,000 characters at most
   * @return false, and nothing is changed, if the revision has moved on or nothing is decided
   */
  boolean appeal(long id, int revision, String reason, String account);

  /** Queues, and who may work in them. */
  QueueRepository queues();

  /** What is looked at again, and how good decisions are. */
  QualityRepository quality();

  /**
   * The items of a site that have to be looked at: they are up, a person took them for a violation,
   * and a notice was sent. The one that was not looked at for longest comes first.
   *
   * @param site name of its definition
   */
  List<Watched> watched(String site);
}

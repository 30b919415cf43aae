package org.hulian.store.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hulian.listing.ListingId;

/**
 * Erases what is no longer to be kept. Thread-safe; every change writes its audit entry with it.
 */
public interface RetentionRepository {
  /** How many items are due by each rule now, those on legal hold left out; none are zero. */
  Map<String, Long> due(RetentionRules rules);

  /** The items that are due, so many at most; those on legal hold are none. */
  List<ListingId> dueItems(RetentionRules rules, int limit);

  /**
   * Erases an item, all its versions, verdicts, alerts, its case with events and notices. What was
   * freed is overwritten. The audit log keeps a hash of its id and of its last content. Until
   * {@link #finished} it is among {@link #pending}.
   *
   * @param account who wants it
   * @param why the rule, or the reason in that person's words
   */
  ErasureOutcome erase(ListingId id, String account, String why);

  /** What has to go from index, vault and WARC files, oldest first. */
  List<Erasure> pending();

  /** Those of some WARC records that versions of stored items were read from. */
  Set<String> inUse(Set<String> captures);

  /** Strikes off what is gone from there. */
  void finished(ListingId id);

  /** Overwrites what the database's log still holds of erased things; readers may make it wait. */
  void scrub();

  /** Puts a case on hold; false if there is no such case or it is on hold. */
  boolean hold(long caseId, String account, String reason);

  /** Ends a hold; false if there is none. */
  boolean release(long caseId, String account, String reason);

  Optional<LegalHold> holdOf(long caseId);

  /** All holds, oldest first. */
  List<LegalHold> holds();
}

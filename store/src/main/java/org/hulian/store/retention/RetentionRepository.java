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
  /** How many items are due by each rule now, those held back left out; none are zero. */
  Map<String, Long> due(RetentionRules rules);

  /** How many would be due but for a legal hold, or a notice that has to be withdrawn first. */
  long heldBack(RetentionRules rules);

  /**
   * What speaks against erasing what is due: nothing for a fortnight in the audit log and then now,
   * or more than a quarter of all items at once. The first speaks against ending the vault's time
   * too. Nobody erases by rule while there is a doubt, unless somebody confirms.
   */
  Optional<Doubt> doubt(RetentionRules rules);

  /** Writes down that somebody has looked at a doubt, and wants what is due to be erased. */
  void confirm(String account, long due);

  /**
   * Begins to erase what is due, see {@link #erase}; nothing is gone yet.
   *
   * @param why the rule
   */
  RetentionPass pass(RetentionRules rules, String account, String why);

  /**
   * Erases an item, all its versions, verdicts and alerts, its case with events, notices and
   * statements of reasons. The audit log keeps a hash of its id and of its last content. Until
   * {@link #finished} it is among {@link #pending}. Other cases forget that theirs was put up again
   * as this one.
   *
   * @param account who wants it
   * @param why the rule, or the reason in that person's words
   */
  ErasureOutcome erase(ListingId id, String account, String why);

  /** What has to go from index, vault and WARC files, oldest first. */
  List<Erasure> pending();

  /**
   * Those of some WARC records that stored items rest on: what versions were read from, and what
   * proves the events of cases and notices.
   */
  Set<String> inUse(Set<String> captures);

  /** Those of some WARC records that cases on legal hold rest on, likewise. */
  Set<String> heldCaptures(Set<String> captures);

  /** Takes the ids of what is pending out of the ledgers of runs. */
  void forgetLines();

  /**
   * Writes the database anew, so that no byte of what is pending is left in its files; does nothing
   * if that is so. Other writers wait meanwhile.
   *
   * @return false if a reader was in the way; to be tried again
   */
  boolean scrub();

  /** Strikes off what is gone from everywhere, unless it waits for {@link #scrub}. */
  void finished(Erasure erasure);

  /** Puts a case on hold; false if there is no such case or it is on hold. */
  boolean hold(long caseId, String account, String reason);

  /** Ends a hold; false if there is none. */
  boolean release(long caseId, String account, String reason);

  Optional<LegalHold> holdOf(long caseId);

  /** All holds, oldest first. */
  List<LegalHold> holds();

  /** The items of cases on hold. */
  List<ListingId> heldItems();
}

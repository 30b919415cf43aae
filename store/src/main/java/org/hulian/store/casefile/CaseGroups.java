package org.hulian.store.casefile;

import java.util.List;
import java.util.Optional;

/**
 * Cases whose texts are near to each other, and what is decided on all of them at once.
 * Thread-safe.
 *
 * <p>Each case of a group is decided by itself: with its own revision, reason, event and audit
 * entry. The cases go into transactions of {@value #CHUNK} each; a kill in between leaves whole
 * decisions and cases that still wait.
 */
public interface CaseGroups {
  /** Cases that are decided at once. */
  int MOST = 500;

  /** Cases in one transaction. */
  int CHUNK = 50;

  /**
   * How many open cases are near to this one, itself left out; {@link #MOST} at most. Here as below
   * those that lie in queues closed to the account are left out.
   */
  int size(long caseId, String account);

  /** The open cases that are near to this one, itself left out, by number; so many at most. */
  List<CaseFile> near(long caseId, String account, int limit);

  /**
   * Cases near to this one that a person decided, itself left out; the newest decision first. One
   * that waits to be looked at again is not among them: whoever may be asked must not be told.
   */
  List<DecidedNear> decidedNear(long caseId, String account, int limit);

  /**
   * Decides the cases of a group. One that changed meanwhile, is not near any more, or that
   * somebody else holds, is left as it is and named in the result.
   *
   * @throws IllegalArgumentException if one is no case; nothing is decided
   */
  GroupResult decide(GroupDecision decision);

  /** What came of a group; empty if there is none of this number. */
  Optional<GroupResult> find(long groupId);

  /**
   * Takes back the decisions of a group within their window; cases to which anything happened since
   * stay as they are.
   *
   * @return how many were taken back
   */
  int undo(long groupId, Undo undo);

  /**
   * Reverses the decisions of a group, whenever they were made; cases to which anything happened
   * since stay as they are.
   *
   * @param back to {@code OPEN}
   * @return how many were reversed
   */
  int reverse(long groupId, Decision back);
}

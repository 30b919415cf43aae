package org.hulian.store.casefile;

import org.hulian.store.mask.PersonalMask;

/**
 * What a person decides on a case.
 *
 * @param status {@code VIOLATION}, {@code CLEARED} or {@code ESCALATED}; {@code OPEN} takes the
 *     last decision back
 * @param policyCode such as {@code FD-1}; empty only where status is {@code OPEN} or {@code
 *     ESCALATED}
 * @param reason in the reviewer's words; not blank, 2,000 characters at most. Whoever is named by
 *     number in it is covered: the audit log never forgets
 * @param account who decides
 */
public record Decision(CaseStatus status, String policyCode, String reason, String account) {
  private static final int MAX_REASON = 2_000;

  public Decision {
    boolean verdict = status == CaseStatus.VIOLATION || status == CaseStatus.CLEARED;
    if (verdict && policyCode.isBlank()) {
      throw new IllegalArgumentException("a verdict names a policy code");
    }
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "a decision has a reason of 1 to " + MAX_REASON + " characters");
    }
    reason = PersonalMask.persons(reason);
  }
}

package org.hulian.store.quality;

import org.hulian.store.mask.PersonalMask;

/**
 * What a person says of a case, without knowing what others said.
 *
 * @param violation whether it is one
 * @param policy code that it rests on, not blank
 * @param reason in the person's words; not blank, 2,000 characters at most; whoever is named in it
 *     is covered
 * @param account who says so
 */
public record Answer(boolean violation, String policy, String reason, String account) {
  private static final int MAX_REASON = 2_000;

  public Answer {
    if (policy.isBlank()) {
      throw new IllegalArgumentException("an answer names a policy code");
    }
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException(
          "an answer has a reason of 1 to " + MAX_REASON + " characters");
    }
    reason = PersonalMask.persons(reason);
  }
}

package org.hulian.store.retention;

import java.time.Instant;

/**
 * Why a case may not be erased.
 *
 * @param caseId the case
 * @param account who put it on hold
 * @param reason in that person's words
 */
public record LegalHold(long caseId, String account, String reason, Instant at) {
  /** The longest reason, in UTF-16 units. */
  public static final int MAX_REASON = 1_000;
}

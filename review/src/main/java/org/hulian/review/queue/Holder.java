package org.hulian.review.queue;

import java.time.Instant;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.Claim;

/** Who works on a case. */
public final class Holder {
  private Holder() {}

  /** Name of the account whose hold has not run out; empty if nobody's. */
  public static String of(CaseFile file, Instant now) {
    Claim claim = file.claim();
    return claim != null && now.isBefore(claim.until()) ? claim.account() : "";
  }
}

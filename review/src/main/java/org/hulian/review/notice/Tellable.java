package org.hulian.review.notice;

import org.hulian.review.access.ClosedCases;
import org.hulian.review.access.Viewer;
import org.hulian.review.quality.KeptBack;
import org.springframework.stereotype.Component;

/**
 * Of which cases lists of notices may tell somebody: of none that is closed to them, and of none
 * whose decision is kept back from them. Thread-safe.
 */
@Component
class Tellable {
  private final KeptBack keptBack;
  private final ClosedCases closed;

  Tellable(KeptBack keptBack, ClosedCases closed) {
    this.keptBack = keptBack;
    this.closed = closed;
  }

  boolean to(Viewer viewer, long caseId) {
    return !keptBack.from(viewer, caseId) && !closed.to(viewer, caseId);
  }
}

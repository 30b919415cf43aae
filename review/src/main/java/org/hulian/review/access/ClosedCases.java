package org.hulian.review.access;

import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.queue.QueueRepository;
import org.springframework.stereotype.Component;

/**
 * Which cases are closed to whom, since they lie in a queue of others (ADR 42). What the seller
 * wrote is found and read as before; of the case nothing is told. Thread-safe.
 */
@Component
public final class ClosedCases {
  private final QueueRepository queues;

  ClosedCases(CaseRepository cases) {
    this.queues = cases.queues();
  }

  /** Whether the person must not see the case; leads and those who oversee see all. */
  public boolean to(Viewer viewer, long caseId) {
    return !viewer.is(Role.LEAD, Role.ADMINISTRATOR, Role.AUDITOR, Role.REGULATOR)
        && queues.isClosedTo(caseId, viewer.name());
  }
}

package org.hulian.review.casefile;

import java.time.Clock;
import org.hulian.listing.ListingId;
import org.hulian.review.access.Acts;
import org.hulian.review.access.ClosedCases;
import org.hulian.review.access.Viewer;
import org.hulian.review.queue.NextCase;
import org.hulian.review.queue.Walk;
import org.hulian.store.casefile.CaseFile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Who may look, and who had what before them: for the audit log, and for the person, who needs a
 * pause.
 */
@Component
class Looks {
  private final Acts acts;
  private final Exposure exposure;
  private final ClosedCases closed;
  private final NextCase next;
  private final Clock clock;

  Looks(Acts acts, Exposure exposure, ClosedCases closed, NextCase next, Clock clock) {
    this.acts = acts;
    this.exposure = exposure;
    this.closed = closed;
    this.next = next;
    this.clock = clock;
  }

  boolean mayLook(Viewer viewer, long caseId) {
    return !closed.to(viewer, caseId);
  }

  /** A case that is shown was not only taken ahead, and is held as long as one taken by hand. */
  void hold(Viewer viewer, CaseFile file, Walk walk) {
    next.show(file, viewer, walk);
  }

  void item(Viewer viewer, ListingId item) {
    acts.note(viewer, "listing.viewed", "listing:" + item);
  }

  void file(Viewer viewer, long id, Model model) {
    acts.noteCase(viewer, "case.viewed", id);
    if (viewer.decides()) {
      model.addAttribute("exposure", exposure.seen(viewer.name(), id, clock.instant()));
    }
  }
}

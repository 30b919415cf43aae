package org.hulian.review.quality;

import org.hulian.review.access.Viewer;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.quality.QualityRepository;
import org.springframework.stereotype.Component;

/**
 * Which decisions are kept back from whom: whoever may be asked to look again at a decision must
 * not be told it on any page. What search, exports and the interface for programs say comes from
 * the store, which tells nobody. Thread-safe.
 */
@Component
public final class KeptBack {
  private final QualityRepository quality;

  KeptBack(QualityRepository quality) {
    this.quality = quality;
  }

  /** Whether the person must not be told how the case was decided. */
  public boolean from(Viewer viewer, long caseId) {
    return viewer.looksAgain() && quality.isKeptBack(caseId, viewer.name());
  }

  /** The case as the person may be told of it: open, if the decision is kept back. */
  public CaseFile told(CaseFile file, Viewer viewer) {
    boolean decided = file.status() == CaseStatus.VIOLATION || file.status() == CaseStatus.CLEARED;
    return decided && from(viewer, file.id())
        ? new CaseFile(
            file.id(),
            file.listingId(),
            file.title(),
            file.platform(),
            file.category(),
            file.severity(),
            file.score(),
            CaseStatus.OPEN,
            file.openedAt(),
            file.dueAt(),
            1,
            null)
        : file;
  }
}

package org.hulian.review.notice;

import java.util.List;
import org.hulian.review.access.Viewer;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The notices of a case, for its page. Templates call it {@code @caseNotices}. */
@Component
public class CaseNotices {
  private final NoticeRepository notices;
  private final Tellable tellable;

  CaseNotices(NoticeRepository notices, Tellable tellable) {
    this.notices = notices;
    this.tellable = tellable;
  }

  /** Oldest first. */
  public List<Notice> of(long caseId) {
    return notices.ofCase(caseId);
  }

  /** Whether the viewer may know how the decision behind them stands; nobody if there is none. */
  public boolean told(long caseId, @Nullable Viewer viewer) {
    return viewer != null && tellable.to(viewer, caseId);
  }
}

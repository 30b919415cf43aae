package org.hulian.review.notice;

import java.util.List;
import org.hulian.store.notice.Notice;
import org.hulian.store.notice.NoticeRepository;
import org.springframework.stereotype.Component;

/** The notices of a case, for its page. Templates call it {@code @caseNotices}. */
@Component
public class CaseNotices {
  private final NoticeRepository notices;

  CaseNotices(NoticeRepository notices) {
    this.notices = notices;
  }

  /** Oldest first. */
  public List<Notice> of(long caseId) {
    return notices.ofCase(caseId);
  }
}

package org.hulian.review.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.QueueFilter;
import org.springframework.stereotype.Component;

/** Finds the next case of a walk and takes a hold on it. Thread-safe. */
@Component
public final class NextCase {
  /** How long a case is held for the person who works on it. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  private static final int PAGE = 50;
  private static final int MAX_PAGES = 40;

  private final CaseRepository cases;
  private final Clock clock;

  NextCase(CaseRepository cases, Clock clock) {
    this.cases = cases;
    this.clock = clock;
  }

  /** The first case of the queue that this person can work on, held; empty if there is none. */
  public OptionalLong take(Viewer viewer, Walk walk) {
    QueueFilter filter = walkable(walk.filter(), viewer);
    for (int page = 0; page < MAX_PAGES; page++) {
      List<CaseFile> files = cases.queue(filter, viewer.name(), PAGE, page * PAGE);
      for (CaseFile file : files) {
        if (!walk.skips(file.id())
            && free(file, viewer)
            && cases.claim(file.id(), viewer.name(), LEASE)) {
          return OptionalLong.of(file.id());
        }
      }
      if (files.size() < PAGE) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  private boolean free(CaseFile file, Viewer viewer) {
    String holder = Holder.of(file, clock.instant());
    return holder.isEmpty() || holder.equals(viewer.name());
  }

  /** Escalated cases are a lead's. */
  private static QueueFilter walkable(QueueFilter filter, Viewer viewer) {
    return filter.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)
        ? QueueFilter.OPEN
        : filter;
  }
}

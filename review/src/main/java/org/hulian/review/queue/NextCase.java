package org.hulian.review.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseRepository;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Claim;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.casefile.QueueOrder;
import org.springframework.stereotype.Component;

/**
 * Finds the next case of a walk and takes a hold on it. Thread-safe.
 *
 * <p>Cases come by severity and score; but every {@value #LATE_ONE_IN}th that is handed out is the
 * one whose time was over first, among those that the person's filter lets through. So however many
 * severe ones come in, a case with {@code n} others late before it is handed out after {@code 4 (n
 * + 1)} at most, as long as anybody walks without a filter that leaves it out.
 */
@Component
public final class NextCase {
  /** How long a case is held for the person who works on it. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  /** How long a case is held that was taken ahead, if nobody is shown it. */
  public static final Duration AHEAD = Duration.ofMinutes(2);

  private static final int LATE_ONE_IN = 4;
  private static final int PAGE = 50;
  private static final int MAX_PAGES = 40;

  /** A hold that is younger than this needs no renewing. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final CaseRepository cases;
  private final Clock clock;
  private final AtomicLong handedOut = new AtomicLong();

  NextCase(CaseRepository cases, Clock clock) {
    this.cases = cases;
    this.clock = clock;
  }

  /** The first case of the queue that this person can work on, held; empty if there is none. */
  public OptionalLong take(Viewer viewer, Walk walk) {
    return take(viewer, walk, Set.of(), LEASE);
  }

  /**
   * The same besides the case that the person has before them, held for {@link #AHEAD} only. One
   * that was taken and not decided yet comes again; a longer hold on it stays as it is.
   */
  public OptionalLong takeAhead(Viewer viewer, Walk walk, long besides) {
    return take(viewer, walk, Set.of(besides), AHEAD);
  }

  private OptionalLong take(Viewer viewer, Walk walk, Set<Long> besides, Duration lease) {
    boolean turnOfTheLate = handedOut.incrementAndGet() % LATE_ONE_IN == 0;
    if (turnOfTheLate) {
      OptionalLong late = first(viewer, walk, besides, lease, true);
      if (late.isPresent()) {
        return late;
      }
    }
    return first(viewer, walk, besides, lease, false);
  }

  private OptionalLong first(
      Viewer viewer, Walk walk, Set<Long> besides, Duration lease, boolean late) {
    QueueFilter filter = walkable(walk.filter(), viewer);
    QueueOrder order = late ? QueueOrder.DUE : walk.order();
    Instant now = clock.instant();
    for (int page = 0; page < MAX_PAGES; page++) {
      List<CaseFile> files = cases.queue(filter, order, viewer.name(), PAGE, page * PAGE);
      for (CaseFile file : files) {
        if (late && now.isBefore(file.dueAt())) {
          return OptionalLong.empty();
        }
        if (!walk.skips(file.id())
            && !besides.contains(file.id())
            && free(file, viewer)
            && hold(file, viewer, lease)) {
          return OptionalLong.of(file.id());
        }
      }
      if (files.size() < PAGE) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  /** Takes a hold, or keeps one that was just taken, which need not be written again. */
  private boolean hold(CaseFile file, Viewer viewer, Duration lease) {
    return isFresh(file, viewer, lease) || cases.claim(file.id(), viewer.name(), lease);
  }

  private boolean isFresh(CaseFile file, Viewer viewer, Duration lease) {
    Claim claim = file.claim();
    return claim != null
        && claim.account().equals(viewer.name())
        && claim.until().isAfter(clock.instant().plus(lease).minus(FRESH));
  }

  /**
   * The person has a case before them: a hold of theirs on it lasts {@link #LEASE} from now on.
   * Nothing is taken that they do not hold.
   */
  public void show(CaseFile file, Viewer viewer, Walk walk) {
    walk.shown(file.id());
    if (Holder.of(file, clock.instant()).equals(viewer.name())) {
      hold(file, viewer, LEASE);
    }
  }

  /** Whether the person only took the case ahead: a hold for longer is one on a case they saw. */
  public boolean isOnlyAhead(CaseFile file) {
    Claim claim = file.claim();
    return claim != null && !claim.until().isAfter(clock.instant().plus(AHEAD));
  }

  /** Gives back what was taken ahead, now that the person has taken this case instead. */
  public void giveBackBut(long id, Viewer viewer, Walk walk) {
    walk.giveBackBut(id).forEach(other -> cases.release(other, viewer.name()));
  }

  private boolean free(CaseFile file, Viewer viewer) {
    String holder = Holder.of(file, clock.instant());
    return holder.isEmpty() || holder.equals(viewer.name());
  }

  /** Escalated cases are a lead's. */
  private static QueueFilter walkable(QueueFilter filter, Viewer viewer) {
    return filter.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)
        ? filter.with(CaseStatus.OPEN)
        : filter;
  }
}

package org.hulian.review.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
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
 * <p>Cases come by severity and score; but every fourth that is handed out is the one whose time
 * was over first, among those that the person's filter lets through. What is handed out and given
 * back before anybody was shown it does not count. So however many severe ones come in, a case with
 * {@code n} others late before it is handed out after {@code 4 (n + 1)} at most, as long as anybody
 * walks without a filter that leaves it out.
 */
@Component
public final class NextCase {
  /** How long a case is held for the person who works on it. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  /** How long a case is held that was taken ahead, if nobody is shown it. */
  public static final Duration AHEAD = Duration.ofMinutes(2);

  private static final int PAGE = 50;
  private static final int MAX_PAGES = 40;

  /** A hold that is younger than this needs no renewing. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final CaseRepository cases;
  private final Clock clock;
  private final LateTurns turns = new LateTurns();

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
   * that was taken ahead comes again until it is shown or given back; cases that the person holds
   * because they have seen them, in this session or another, are left out: some window may show
   * them.
   */
  public OptionalLong takeAhead(Viewer viewer, Walk walk, long besides) {
    OptionalLong id = take(viewer, walk, Set.of(besides), AHEAD);
    id.ifPresent(taken -> walk.tookAhead(taken, clock.instant().plus(AHEAD)));
    return id;
  }

  /**
   * Holds a case again for {@link #AHEAD} that was taken ahead.
   *
   * @return the case; empty if it was shown or given back meanwhile, or is not theirs to take any
   *     more
   */
  public OptionalLong keepAhead(Viewer viewer, Walk walk, long id) {
    boolean kept =
        walk.aheadUntil(id).isPresent()
            && cases
                .find(id)
                .filter(file -> mayDecide(file, viewer) && isFreeAhead(file, viewer, walk))
                .isPresent()
            && cases.claim(id, viewer.name(), AHEAD);
    if (!kept) {
      return OptionalLong.empty();
    }
    Instant until = clock.instant().plus(AHEAD);
    walk.tookAhead(id, until);
    turns.handedOut(id, false, until);
    return OptionalLong.of(id);
  }

  private OptionalLong take(Viewer viewer, Walk walk, Set<Long> besides, Duration lease) {
    boolean late = turns.isDue(clock.instant());
    OptionalLong id = late ? first(viewer, walk, besides, lease, true) : OptionalLong.empty();
    if (id.isEmpty()) {
      late = false;
      id = first(viewer, walk, besides, lease, false);
    }
    if (id.isPresent()) {
      turns.handedOut(id.getAsLong(), late, clock.instant().plus(lease));
    }
    return id;
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
            && (lease.equals(AHEAD) ? isFreeAhead(file, viewer, walk) : isFree(file, viewer))
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
      turns.shown(file.id());
      hold(file, viewer, LEASE);
    }
  }

  /**
   * Takes the case that the person has before them, or prolongs their hold on it.
   *
   * @return whether they hold it
   */
  public boolean takeShown(long id, Viewer viewer, Walk walk) {
    if (!cases.claim(id, viewer.name(), LEASE)) {
      return false;
    }
    walk.shown(id);
    turns.shown(id);
    return true;
  }

  /** Gives a case back if it was taken ahead and nobody has had it before them. */
  public void giveBack(long id, Viewer viewer, Walk walk) {
    walk.givesBack(id).ifPresent(until -> releaseAhead(id, viewer, until));
  }

  /** Gives back what was taken ahead, now that the person has taken this case instead. */
  public void giveBackBut(long id, Viewer viewer, Walk walk) {
    walk.giveBackBut(id).forEach((other, until) -> releaseAhead(other, viewer, until));
  }

  /** A hold that another window or session has prolonged since stays. */
  private void releaseAhead(long id, Viewer viewer, Instant until) {
    cases.release(id, viewer.name(), until);
    turns.gaveBack(id);
  }

  private boolean isFree(CaseFile file, Viewer viewer) {
    String holder = Holder.of(file, clock.instant());
    return holder.isEmpty() || holder.equals(viewer.name());
  }

  /** Whether nobody holds the case, or the person only as one that this walk took ahead. */
  private boolean isFreeAhead(CaseFile file, Viewer viewer, Walk walk) {
    Claim claim = file.claim();
    if (claim == null || Holder.of(file, clock.instant()).isEmpty()) {
      return true;
    }
    return claim.account().equals(viewer.name())
        && walk.aheadUntil(file.id()).filter(until -> !claim.until().isAfter(until)).isPresent();
  }

  /** Escalated cases are a lead's. */
  public static boolean mayDecide(CaseFile file, Viewer viewer) {
    return file.status() == CaseStatus.OPEN
        || (file.status() == CaseStatus.ESCALATED && viewer.is(Role.LEAD));
  }

  /** Escalated cases are a lead's. */
  private static QueueFilter walkable(QueueFilter filter, Viewer viewer) {
    return filter.status() == CaseStatus.ESCALATED && !viewer.is(Role.LEAD)
        ? filter.with(CaseStatus.OPEN)
        : filter;
  }
}

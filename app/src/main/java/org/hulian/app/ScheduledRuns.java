package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.site.CronSchedule;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.run.ScheduleRepository;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteSchedule.Refusal;
import org.hulian.store.run.SiteState;
import org.jspecify.annotations.Nullable;

/**
 * Looks at sites when they are due, one after another, so that no site has two runs at a time.
 *
 * <ul>
 *   <li>A site that was never seen before is due at its next time. Times that were missed, because
 *       nobody looked or a run was still going on, are made up for by one run.
 *   <li>A run that was broken off leaves its site due.
 *   <li>A site with items that a notice is out for is due a day after its last run at the latest,
 *       or as its {@code watch} says.
 *   <li>A site that asked for a pause, or could not be reached, is tried again when it allows, yet
 *       after longer and longer pauses; its own times do not count until it has been looked at.
 *   <li>A site that shut us out is tried again after 1, 6 and 24 hours, and then no more.
 * </ul>
 */
final class ScheduledRuns {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6));
  private static final List<Duration> BREAKS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  private final Map<String, SiteDefinition> sites = new TreeMap<>();
  private final ScheduleRepository schedules;
  private final Runner runner;
  private final InstantSource clock;
  private final Predicate<String> watched;

  /** Makes one run over a site, to its end. */
  interface Runner {
    End run(SiteDefinition site);
  }

  /**
   * How a run ended.
   *
   * @param resumeAt the site wants no request before it; absent if it does not say
   */
  record End(CrawlReport.Status status, String reason, @Nullable Instant resumeAt) {
    static End of(CrawlReport report) {
      return new End(report.status(), report.reason(), report.resumeAt());
    }
  }

  /** A run that was made, and where it left its site. */
  record Ran(String site, End end, SiteSchedule after) {}

  /**
   * Nothing is run yet.
   *
   * @param sites all that may be run; those without a schedule are never due
   */
  ScheduledRuns(
      List<SiteDefinition> sites,
      ScheduleRepository schedules,
      Runner runner,
      InstantSource clock) {
    this(sites, schedules, runner, clock, site -> false);
  }

  /**
   * Nothing is run yet.
   *
   * @param watched whether a site, by its name, has items that a notice is out for
   */
  ScheduledRuns(
      List<SiteDefinition> sites,
      ScheduleRepository schedules,
      Runner runner,
      InstantSource clock,
      Predicate<String> watched) {
    this.watched = watched;
    sites.stream().filter(SiteDefinition::enabled).forEach(one -> this.sites.put(one.name(), one));
    this.schedules = schedules;
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * Runs what is due at this time, longest due first, and ends early if a run is interrupted. A run
   * that ends by an exception has failed; the others go on.
   */
  List<Ran> tick(Instant now) {
    List<Ran> ran = new ArrayList<>();
    for (SiteSchedule due : due(now)) {
      Ran one = run(due, site(due), false);
      ran.add(one);
      if (one.end().status() == CrawlReport.Status.INTERRUPTED) {
        break;
      }
    }
    return ran;
  }

  private List<SiteSchedule> due(Instant now) {
    return plan(now).stream()
        .filter(one -> one.stateAt(now) == SiteState.DUE)
        .sorted(Comparator.comparing(SiteSchedule::nextAt).thenComparing(SiteSchedule::site))
        .toList();
  }

  /** All sites with a schedule as they stand, once what changed in their files is taken over. */
  List<SiteSchedule> plan(Instant now) {
    for (SiteSchedule known : schedules.list()) {
      SiteDefinition site = sites.get(known.site());
      boolean scheduled = site != null && site.schedule() != null;
      if (!scheduled && !known.plan().isEmpty()) {
        // A file that is away or has a mistake may come back, and then what was due is made up for.
        schedules.put(known.planned("", site == null ? known.dueAt() : null));
      }
    }
    return sites.values().stream().flatMap(site -> planned(site, now).stream()).toList();
  }

  /** The schedule of a site, by what its file says now; empty if it has none. */
  private Optional<SiteSchedule> planned(SiteDefinition site, Instant now) {
    CronSchedule cron = site.schedule();
    if (cron == null) {
      return Optional.empty();
    }
    String plan = cron.toString();
    Optional<SiteSchedule> known = schedules.find(site.name()).map(one -> whole(one, site));
    if (known.isPresent() && known.get().plan().equals(plan)) {
      return known.map(one -> sooner(one, site));
    }
    Instant next = cron.next(now).orElse(null);
    SiteSchedule planned =
        known
            .map(one -> one.planned(plan, isOverdue(one, now) ? one.dueAt() : next))
            .orElseGet(() -> SiteSchedule.first(site.name(), plan, next));
    schedules.put(planned);
    return Optional.of(planned);
  }

  /** While a notice is out, a site is not left alone for longer than its watch allows. */
  private SiteSchedule sooner(SiteSchedule known, SiteDefinition site) {
    Instant begun = known.startedAt();
    if (known.state() != SiteState.WAITING || begun == null) {
      return known;
    }
    Instant look = begun.plus(site.limits().again().watch());
    boolean late = known.dueAt() == null || known.dueAt().isAfter(look);
    if (!late || !watched.test(site.name())) {
      return known;
    }
    SiteSchedule sooner = known.planned(known.plan(), look);
    schedules.put(sooner);
    return sooner;
  }

  /** No run is going on while this is asked: one that is left was ended by an error. */
  private SiteSchedule whole(SiteSchedule left, SiteDefinition site) {
    if (left.state() != SiteState.RUNNING) {
      return left;
    }
    End end = new End(CrawlReport.Status.FAILED, "ended by an error", null);
    SiteSchedule after = after(left, left, end, site);
    schedules.put(after);
    return after;
  }

  private static boolean isOverdue(SiteSchedule one, Instant now) {
    return one.dueAt() != null && !one.dueAt().isAfter(now);
  }

  /**
   * Runs a site now, due or not, because somebody wants it; one without a schedule leaves no trace
   * here.
   *
   * @param resume whether what it was paused or blocked for is forgotten
   * @throws CommandException if it is blocked, and not to be resumed
   * @throws RuntimeException with which the run ended
   */
  End runNow(SiteDefinition site, boolean resume) {
    Optional<SiteSchedule> known = planned(site, clock.instant());
    if (known.isEmpty()) {
      return runner.run(site);
    }
    SiteSchedule schedule = known.get();
    if (schedule.state() == SiteState.BLOCKED && !resume) {
      throw new CommandException(
          site.name()
              + " is blocked ("
              + schedule.reason()
              + "): if that is settled, ./hulian crawl --resume "
              + site.name());
    }
    SiteSchedule before =
        resume ? schedule.ended(clock.instant(), schedule.dueAt(), schedule.reason()) : schedule;
    return run(before, site, true).end();
  }

  private SiteDefinition site(SiteSchedule schedule) {
    SiteDefinition site = sites.get(schedule.site());
    if (site == null) {
      throw new IllegalStateException("only sites that are defined are planned");
    }
    return site;
  }

  private Ran run(SiteSchedule before, SiteDefinition site, boolean tell) {
    SiteSchedule running = before.started(clock.instant());
    schedules.put(running);
    End end;
    try {
      end = runner.run(site);
    } catch (RuntimeException e) { // run loop: the other sites have their turn
      end = new End(CrawlReport.Status.FAILED, String.valueOf(e.getMessage()), null);
      if (tell) {
        schedules.put(after(before, running, end, site));
        throw e;
      }
    }
    SiteSchedule after = after(before, running, end, site);
    schedules.put(after);
    return new Ran(site.name(), end, after);
  }

  private SiteSchedule after(
      SiteSchedule before, SiteSchedule running, End end, SiteDefinition site) {
    Instant now = clock.instant();
    CronSchedule cron = site.schedule();
    Instant due = cron == null ? null : cron.next(now).orElse(null);
    return switch (end.status()) {
      case COMPLETED, INCOMPLETE -> running.ended(now, due, end.reason());
      case INTERRUPTED -> running.interrupted(now, end.reason());
      case PAUSED, FAILED -> {
        int times = before.row().with(SiteState.PAUSED);
        yield running.refused(paused(end, times, now, due), now, due, end.reason());
      }
      case BLOCKED -> {
        int times = before.row().with(SiteState.BLOCKED);
        Instant until = times > BREAKS.size() ? null : now.plus(BREAKS.get(times - 1));
        Refusal refusal = new Refusal(SiteState.BLOCKED, times, until);
        yield running.refused(refusal, now, due, end.reason());
      }
    };
  }

  private static Refusal paused(End end, int times, Instant now, @Nullable Instant due) {
    boolean often = times > PAUSES.size();
    Instant until = now.plus(often ? PAUSES.getLast() : PAUSES.get(times - 1));
    if (often && due != null && due.isAfter(until)) {
      until = due; // it may be gone for good: no more than its schedule
    }
    if (end.resumeAt() != null && end.resumeAt().isAfter(until)) {
      until = end.resumeAt();
    }
    return new Refusal(SiteState.PAUSED, times, until);
  }
}

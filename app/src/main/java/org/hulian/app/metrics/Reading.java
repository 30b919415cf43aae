package org.hulian.app.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.crawler.frontier.SiteQueue;
import org.hulian.store.Database;
import org.hulian.store.casefile.CaseTally;
import org.hulian.store.run.SiteRuns;
import org.hulian.store.run.SiteSchedule;

/**
 * What a data folder says of itself at one time. Nothing that writes waits for it; each part is
 * read by itself, so that a number may be a moment newer than another.
 *
 * @param runs of sites that were crawled or have a schedule; feeds are left out, since each file
 *     has a name of its own and there is no end to them
 * @param unindexed how many listings the index has yet to read
 * @param took how long the reading took
 */
record Reading(
    Instant at,
    List<SiteRuns> runs,
    List<SiteSchedule> schedules,
    List<SiteQueue> queues,
    CaseTally cases,
    long listings,
    long unindexed,
    Duration took) {

  static Reading of(Database store, InstantSource clock) {
    Instant begun = clock.instant();
    List<SiteQueue> queues = queues(store, begun);
    List<SiteSchedule> schedules = store.schedules().list();
    Set<String> sites = new HashSet<>();
    queues.forEach(queue -> sites.add(queue.site()));
    schedules.forEach(schedule -> sites.add(schedule.site()));
    List<SiteRuns> runs =
        store.runs().bySite().stream().filter(one -> sites.contains(one.site())).toList();
    CaseTally cases = store.cases().tally();
    long listings = store.listings().count();
    long unindexed = store.listings().unindexed();
    Duration took = Duration.between(begun, clock.instant());
    return new Reading(begun, runs, schedules, queues, cases, listings, unindexed, took);
  }

  private static List<SiteQueue> queues(Database store, Instant now) {
    try (FrontierView view = FrontierView.open(store.folder()).orElse(null)) {
      return view == null ? List.of() : view.queues(now);
    }
  }
}

package org.hulian.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.CronSchedule;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;

/** Sites that only seem to be run, by a clock that is moved by hand. */
final class Scheduling extends Clock implements ScheduledRuns.Runner {
  /** Each as {@code site time}, in the order of their begin. */
  final List<String> begun = new ArrayList<>();

  /** Those of them that came to their end. */
  final List<String> completed = new ArrayList<>();

  private final Map<String, Supplier<ScheduledRuns.End>> ends = new HashMap<>();
  private final Map<String, Duration> lengths = new HashMap<>();
  private Instant now;

  Scheduling(String start) {
    now = Instant.parse(start);
  }

  static SiteDefinition site(String name, String cron, ZoneId zone) {
    return new SiteDefinition(
        name,
        name,
        true,
        List.of("https://" + name + ".example/"),
        new Scope(List.of(name + ".example"), List.of(), List.of(), List.of(), List.of()),
        SiteDefinition.Limits.DEFAULT,
        new CronSchedule(cron, zone),
        SiteDefinition.GENERIC,
        false,
        null,
        "abuse-desk@hulian.example",
        Rendering.NONE);
  }

  static ScheduledRuns.End end(Status status) {
    return new ScheduledRuns.End(status, status.name(), null);
  }

  /** From now on runs of this site end so. */
  void ends(String site, Supplier<ScheduledRuns.End> how) {
    ends.put(site, how);
  }

  /** From now on runs of this site take so long. */
  void takes(String site, Duration length) {
    lengths.put(site, length);
  }

  void at(String time) {
    now = Instant.parse(time);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public ScheduledRuns.End run(SiteDefinition site) {
    String run = site.name() + " " + now;
    begun.add(run);
    pass(lengths.getOrDefault(site.name(), Duration.ZERO));
    ScheduledRuns.End end = ends.getOrDefault(site.name(), () -> end(Status.COMPLETED)).get();
    if (end.status() == Status.COMPLETED) {
      completed.add(run);
    }
    return end;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

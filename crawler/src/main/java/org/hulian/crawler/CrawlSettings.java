package org.hulian.crawler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.hulian.crawler.fetch.HostResolver;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.RetryPolicy;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.render.BrowserSettings;

/**
 * How runs are made on this machine, whatever the site.
 *
 * @param userAgent its contact gives way to the site's own
 * @param browser renders the pages of the sites that want it
 */
public record CrawlSettings(
    UserAgent userAgent, Machine machine, Limits limits, Waits waits, BrowserSettings browser) {
  /**
   * What a run finds around it.
   *
   * @param folder holds the frontier's file; made if it is not there
   * @param recorder takes every answer before it is read
   * @param resolver how hosts are found
   * @param loopbackAllowed whether this machine itself may be crawled: for the demo and for tests
   * @param clock wall clock
   */
  public record Machine(
      Path folder,
      ResponseRecorder recorder,
      HostResolver resolver,
      boolean loopbackAllowed,
      InstantSource clock) {}

  /**
   * How much a run takes on.
   *
   * @param workers pages in work at once; each host is asked by one at a time anyway
   * @param deadline of one request, from its start to the last byte
   * @param maxBytes of one page
   */
  public record Limits(int workers, Duration deadline, int maxBytes) {
    /** Sixteen workers, thirty seconds and ten mebibytes a page. */
    public static final Limits DEFAULT = new Limits(16, Duration.ofSeconds(30), 10 << 20);
  }

  /**
   * When something is asked again.
   *
   * @param patience a run ends when nothing is due for longer than this
   * @param retry when failed addresses are asked again
   * @param revisit when known pages are looked at again
   * @param heldNow whether hosts that were given up are asked once more now, not when they are due
   */
  public record Waits(
      Duration patience, RetryPolicy retry, RevisitSchedule revisit, boolean heldNow) {
    /** Two minutes; all known pages in every run. */
    public static final Waits DEFAULT =
        new Waits(Duration.ofMinutes(2), RetryPolicy.DEFAULT, RevisitSchedule.EVERY_RUN, false);
  }

  /** Usual settings; public sites only. */
  public static CrawlSettings of(
      Path folder, UserAgent userAgent, ResponseRecorder recorder, InstantSource clock) {
    Machine machine = new Machine(folder, recorder, HostResolver.SYSTEM, false, clock);
    return new CrawlSettings(
        userAgent, machine, Limits.DEFAULT, Waits.DEFAULT, BrowserSettings.of(Map.of()));
  }

  /** The same, on this machine itself. */
  public CrawlSettings allowingLoopback() {
    Machine own =
        new Machine(machine.folder, machine.recorder, machine.resolver, true, machine.clock);
    return new CrawlSettings(userAgent, own, limits, waits, browser);
  }

  /** The same with another number of workers. */
  public CrawlSettings withWorkers(int workers) {
    return with(new Limits(workers, limits.deadline, limits.maxBytes));
  }

  /** The same with other limits of one request. */
  public CrawlSettings withLimits(Duration deadline, int maxBytes) {
    return with(new Limits(limits.workers, deadline, maxBytes));
  }

  /** The same with other waits. */
  public CrawlSettings withWaits(Duration patience, RetryPolicy retry) {
    return with(new Waits(patience, retry, waits.revisit, waits.heldNow));
  }

  /** The same with another schedule of looks. */
  public CrawlSettings withRevisit(RevisitSchedule schedule) {
    return with(new Waits(waits.patience, waits.retry, schedule, waits.heldNow));
  }

  /** The same, but hosts that were given up are asked once more now. */
  public CrawlSettings askingHeldHosts() {
    return with(new Waits(waits.patience, waits.retry, waits.revisit, true));
  }

  /** The same with another browser. */
  public CrawlSettings withBrowser(BrowserSettings other) {
    return new CrawlSettings(userAgent, machine, limits, waits, other);
  }

  private CrawlSettings with(Limits others) {
    return new CrawlSettings(userAgent, machine, others, waits, browser);
  }

  private CrawlSettings with(Waits others) {
    return new CrawlSettings(userAgent, machine, limits, others, browser);
  }
}

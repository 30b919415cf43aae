package org.hulian.crawler;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.hulian.crawler.fetch.HostResolver;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.RetryPolicy;
import org.hulian.crawler.frontier.RevisitSchedule;

/**
 * How runs are made on this machine, whatever the site.
 *
 * @param folder holds the frontier's file; made if it is not there
 * @param userAgent its contact gives way to the site's own
 * @param recorder takes every answer before it is read
 * @param loopbackAllowed whether this machine itself may be crawled: for the demo and for tests
 * @param workers pages in work at once; each host is asked by one at a time anyway
 * @param deadline of one request, from its start to the last byte
 * @param maxBytes of one page
 * @param patience a run ends when nothing is due for longer than this
 * @param retry when failed addresses are asked again
 * @param revisit when known pages are looked at again
 * @param resolver how hosts are found
 * @param clock wall clock
 */
public record CrawlSettings(
    Path folder,
    UserAgent userAgent,
    ResponseRecorder recorder,
    boolean loopbackAllowed,
    int workers,
    Duration deadline,
    int maxBytes,
    Duration patience,
    RetryPolicy retry,
    RevisitSchedule revisit,
    HostResolver resolver,
    InstantSource clock) {

  /**
   * Usual settings: sixteen workers, thirty seconds and ten mebibytes a page, public sites only.
   */
  public static CrawlSettings of(
      Path folder, UserAgent userAgent, ResponseRecorder recorder, InstantSource clock) {
    return new CrawlSettings(
        folder,
        userAgent,
        recorder,
        false,
        16,
        Duration.ofSeconds(30),
        10 << 20,
        Duration.ofMinutes(2),
        RetryPolicy.DEFAULT,
        RevisitSchedule.EVERY_RUN,
        HostResolver.SYSTEM,
        clock);
  }

  /** The same, on this machine itself. */
  public CrawlSettings allowingLoopback() {
    return new CrawlSettings(
        folder, userAgent, recorder, true, workers, deadline, maxBytes, patience, retry, revisit,
        resolver, clock);
  }

  /** The same with another number of workers. */
  public CrawlSettings withWorkers(int number) {
    return new CrawlSettings(
        folder,
        userAgent,
        recorder,
        loopbackAllowed,
        number,
        deadline,
        maxBytes,
        patience,
        retry,
        revisit,
        resolver,
        clock);
  }

  /** The same with other limits of one request. */
  public CrawlSettings withLimits(Duration newDeadline, int newMaxBytes) {
    return new CrawlSettings(
        folder,
        userAgent,
        recorder,
        loopbackAllowed,
        workers,
        newDeadline,
        newMaxBytes,
        patience,
        retry,
        revisit,
        resolver,
        clock);
  }

  /** The same with other waits. */
  public CrawlSettings withWaits(Duration newPatience, RetryPolicy newRetry) {
    return new CrawlSettings(
        folder,
        userAgent,
        recorder,
        loopbackAllowed,
        workers,
        deadline,
        maxBytes,
        newPatience,
        newRetry,
        revisit,
        resolver,
        clock);
  }

  /** The same with another schedule of looks. */
  public CrawlSettings withRevisit(RevisitSchedule schedule) {
    return new CrawlSettings(
        folder,
        userAgent,
        recorder,
        loopbackAllowed,
        workers,
        deadline,
        maxBytes,
        patience,
        retry,
        schedule,
        resolver,
        clock);
  }
}

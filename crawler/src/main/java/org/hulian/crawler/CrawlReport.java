package org.hulian.crawler;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.crawler.frontier.HeldHost;

/**
 * How a run ended.
 *
 * @param site name of the site definition
 * @param resumed whether it went on with a run that had not ended
 * @param reason why it is not complete, empty if it is
 * @param counts events since it was started or resumed; only kinds that happened
 * @param listings handed to the sink
 * @param waiting addresses left for the next run
 * @param held hosts that nothing more was asked of
 * @param robotsLifted whether the owner's permission let us look past robots.txt
 */
public record CrawlReport(
    String site,
    Status status,
    String reason,
    boolean resumed,
    Instant startedAt,
    Instant endedAt,
    Map<AddressOutcome.Kind, Long> counts,
    long listings,
    long waiting,
    List<HeldHost> held,
    boolean robotsLifted) {
  /** How a run can end. */
  public enum Status {
    /** Everything in scope was looked at, or was refused. */
    COMPLETED,
    /** Addresses are left: the page limit was reached, or a host has to be waited for too long. */
    INCOMPLETE,
    /** The site shut the crawler out: log-in wall, captcha, or a streak of refusals. */
    BLOCKED,
    /** Stopped before the end; the next run goes on from there. */
    INTERRUPTED,
    /** Nothing could be fetched, or what was found could not be kept. */
    FAILED
  }

  public CrawlReport {
    counts = Map.copyOf(counts);
    held = List.copyOf(held);
  }

  /** How often an event happened. */
  public long count(AddressOutcome.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}

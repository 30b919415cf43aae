package org.hulian.crawler;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hulian.crawler.frontier.HeldHost;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param site name of the site definition
 * @param resumed whether it went on with a run that had not ended
 * @param reason why it is not complete, empty if it is
 * @param counts events since it was started or resumed; only kinds that happened
 * @param listings handed to the sink
 * @param waiting addresses left for the next run
 * @param resumeAt before this time none of them may be asked; absent if there are none
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
    @Nullable Instant resumeAt,
    List<HeldHost> held,
    boolean robotsLifted) {
  /** How a run can end. */
  public enum Status {
    /** Everything in scope was looked at, or was refused. */
    COMPLETED,
    /** Addresses are left, since the page limit was reached. */
    INCOMPLETE,
    /** Addresses are left: a host asked for a pause or for fewer requests, or does not answer. */
    PAUSED,
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

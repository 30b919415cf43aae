package org.hulian.crawler.frontier;

import java.util.Map;

/**
 * How the queue of one site stands.
 *
 * @param site name of its definition
 * @param addresses how many are known in each state; only states that there are
 * @param hosts how many have addresses to be asked, or are given up; only turns that there are
 */
public record SiteQueue(String site, Map<AddressState, Long> addresses, Map<HostTurn, Long> hosts) {
  public SiteQueue {
    addresses = Map.copyOf(addresses);
    hosts = Map.copyOf(hosts);
  }

  /** Whether a host may be asked; the first that is true of it. */
  public enum HostTurn {
    /** It does not serve us, and is left alone for a while by all runs: its breaker is open. */
    OPEN,
    /** Nothing more is asked of it in this run. */
    HELD,
    /** It is being asked. */
    ASKED,
    /** Its pace, or a pause that it wished for, is not over. */
    WAITING,
    /** It may be asked now. */
    DUE
  }
}

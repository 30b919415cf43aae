package org.hulian.crawler.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.AddressRules;
import org.jspecify.annotations.Nullable;

/**
 * Finds which hosts are one machine, by their addresses, or one owner's, by the domain that was
 * registered (Public Suffix List, as crawler-commons has it, the suffixes of hosting companies
 * among them), once for each host in a run. Loopback addresses are neither. Thread-safe.
 */
public final class HostLanes {
  /** A host with more is a large one, which asks for no such care. */
  private static final int MOST_ADDRESSES = 8;

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*]");

  private final EgressGuard guard;
  private final SiteFrontier frontier;
  private final Set<String> joined = ConcurrentHashMap.newKeySet();

  /** Lanes of the hosts of one run. */
  HostLanes(EgressGuard guard, SiteFrontier frontier) {
    this.guard = guard;
    this.frontier = frontier;
  }

  /** Whether a leased address may be asked now, for all that its host shares with others. */
  public boolean free(FrontierAddress address) {
    String authority = AddressRules.authority(address.url());
    if (!joined.add(authority)) {
      return true; // the frontier knew of its lanes when it leased it
    }
    List<String> lanes =
        lanes(HostPort.of(URI.create(address.url())).map(HostPort::host).orElse(null));
    return frontier.join(address, lanes);
  }

  /** The lanes of a host; none for this machine. */
  List<String> lanes(@Nullable String host) {
    List<String> lanes = new ArrayList<>();
    if (host == null) {
      return lanes;
    }
    for (InetAddress address : guard.addresses(host)) {
      if (address.isLoopbackAddress()) {
        return List.of();
      }
      if (lanes.size() < MOST_ADDRESSES) {
        lanes.add("ip " + address.getHostAddress());
      }
    }
    String domain = NUMBERS.matcher(host).matches() ? null : domain(host);
    if (domain != null) {
      lanes.add("domain " + domain);
    }
    return lanes;
  }

  private static @Nullable String domain(String host) {
    try {
      return EffectiveTldFinder.getAssignedDomain(host, false, false);
    } catch (IllegalArgumentException e) {
      return null; // no name that anybody could have registered
    }
  }
}

package org.hulian.bench.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What a server saw: when each request came to each host, and which pages it gave. Thread-safe. */
final class ArrivalLog {
  private final Map<String, ConcurrentLinkedQueue<Long>> arrivals = new ConcurrentHashMap<>();
  private final Set<String> pages = ConcurrentHashMap.newKeySet();

  /**
   * A request came; robots.txt is one as well.
   *
   * @param nanos by a clock that only goes forward, taken before the request is answered
   */
  void arrived(String host, long nanos) {
    arrivals.computeIfAbsent(host, name -> new ConcurrentLinkedQueue<>()).add(nanos);
  }

  /** A page was given in full. */
  void gave(String host, String path) {
    pages.add(host + path);
  }

  /** How many different pages were given. */
  int pages() {
    return pages.size();
  }

  void forget() {
    arrivals.clear();
    pages.clear();
  }

  /**
   * How well a delay was kept to and made use of.
   *
   * @param hosts that could have been asked
   * @param window beginning with the first request; what came later does not count
   */
  Pace pace(int hosts, Duration delay, Duration window) {
    List<List<Long>> byHost =
        arrivals.values().stream().map(times -> times.stream().sorted().toList()).toList();
    long first = byHost.stream().mapToLong(List::getFirst).min().orElse(0);
    List<Long> gaps = new ArrayList<>();
    long requests = 0;
    for (List<Long> times : byHost) {
      long last = Long.MIN_VALUE;
      for (long time : times) {
        if (time - first > window.toNanos()) {
          break;
        }
        requests++;
        if (last != Long.MIN_VALUE) {
          gaps.add(time - last);
        }
        last = time;
      }
    }
    long allowed = hosts * (window.toNanos() / delay.toNanos() + 1);
    return Pace.of(requests, allowed, gaps, delay);
  }
}

package org.hulian.bench.crawl;

import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.crawler.frontier.HostContact;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.Settlement;
import org.hulian.crawler.frontier.SiteFrontier;

/**
 * Measures what it costs to take an address from the frontier and to give it back, with links, as
 * the queue grows, and to sum it up from outside. No request is made; the clock is moved on so that
 * a host is always due.
 */
public final class FrontierBench {
  private static final int HOSTS = 2_000;
  private static final int LINKS = 20;
  private static final int TURNS = 5_000;
  private static final Duration BAR = Duration.ofMillis(5);
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int found;

  private FrontierBench() {}

  /** Prints the table; takes no arguments. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0) {
      System.err.println("bench frontier: there is no option " + args[0]);
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("hulian-bench");
    try {
      new FrontierBench().run(folder);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void run(Path folder) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "Frontier: %,d hosts; a turn settles one address, adds %d links, half of them known, and"
            + " claims the next; a sum is what the figures for Prometheus need%n"
            + "%12s%12s%12s%12s%12s%12s%12s%n",
        HOSTS,
        LINKS,
        "queued",
        "add, /s",
        "median ms",
        "p99 ms",
        "longest ms",
        "MB on disk",
        "sum ms");
    FrontierSettings settings =
        new FrontierSettings(
            "bench",
            Duration.ofSeconds(1),
            Integer.MAX_VALUE,
            1_000,
            Duration.ofDays(1),
            RevisitSchedule.EVERY_RUN,
            2_000);
    InstantSource clock = () -> now;
    try (SiteFrontier frontier = SiteFrontier.open(folder, settings, clock)) {
      for (int size : SIZES) {
        long rate = fill(frontier, size);
        long[] nanos = turns(frontier);
        System.out.printf(
            Locale.ROOT,
            "%,12d%,12d%12.2f%12.2f%12.2f%,12d%,12d%n",
            frontier.getQueueLength(),
            rate,
            nanos[TURNS / 2] / 1e6,
            nanos[TURNS * 99 / 100] / 1e6,
            nanos[TURNS - 1] / 1e6,
            bytes(folder) >> 20,
            sumMillis(folder));
        if (nanos[TURNS * 99 / 100] > BAR.toNanos()) {
          System.out.printf("missed: the bar is %d ms at p99%n", BAR.toMillis());
        }
      }
    }
  }

  /** How long it takes to sum up the queue from outside, the second time. */
  private long sumMillis(Path folder) {
    long begun = 0;
    for (int i = 0; i < 2; i++) {
      begun = System.nanoTime();
      try (FrontierView view = FrontierView.open(folder).orElseThrow()) {
        if (view.queues(now).isEmpty()) {
          throw new IllegalStateException("the site is not there");
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Addresses come in the order in which a crawl of many hosts finds them: mixed. */
  private long fill(SiteFrontier frontier, int size) {
    int before = found;
    long begun = System.nanoTime();
    while (found < size) {
      List<FrontierAddress> batch = new ArrayList<>();
      for (int i = 0; i < 500 && found < size; i++) {
        batch.add(address(found++));
      }
      frontier.add(batch);
    }
    return (long) ((found - before) * 1e9 / (System.nanoTime() - begun));
  }

  private static FrontierAddress address(int number) {
    String host = "http://h" + number % HOSTS + ".example";
    String url = host + "/forum.php?mod=viewthread&tid=" + number / HOSTS;
    return FrontierAddress.found(url, LinkRole.ITEM, 1, 0);
  }

  /** How long each turn took, in order. */
  private long[] turns(SiteFrontier frontier) {
    long[] nanos = new long[TURNS];
    FrontierAddress held = take(frontier);
    for (int i = 0; i < TURNS; i++) {
      List<FrontierAddress> links = new ArrayList<>();
      for (int k = 0; k < LINKS; k++) {
        // Half of them were met before, all over the queue.
        links.add(address(k % 2 == 0 ? found++ : (int) ((i * 7_919L + k * 104_729L) % found)));
      }
      long begun = System.nanoTime();
      frontier.add(links);
      held.settle(
          new Settlement.Done(Settlement.Validators.NONE, false, List.of(), List.of()),
          new HostContact(now, true, HostContact.Sign.WELL, null));
      frontier.setProcessed(held);
      held = take(frontier);
      nanos[i] = System.nanoTime() - begun;
      now = now.plusMillis(1);
    }
    frontier.setProcessed(held);
    Arrays.sort(nanos);
    return nanos;
  }

  private static FrontierAddress take(SiteFrontier frontier) {
    List<WebURL> taken = new ArrayList<>();
    frontier.getNextURLs(1, taken);
    return (FrontierAddress) taken.getFirst();
  }
}

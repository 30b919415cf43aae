package org.hulian.bench.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hulian.bench.Folders;
import org.hulian.bench.crawl.CrawlTables.Lap;

/**
 * Measures speed and politeness of our crawl beside its peers, and prints both tables. All take
 * turns on the same pages of the same server, each in a process of its own that has crawled once
 * before it counts.
 */
public final class CrawlBench {
  private static final int ROUNDS = 3;

  private final BenchOptions options;
  private final Path folder;
  private final CrawlTables tables = new CrawlTables();
  private final Map<Entry, Child> contenders = new EnumMap<>(Entry.class);

  private CrawlBench(BenchOptions options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  /**
   * Prints the tables.
   *
   * @param args {@code --pages N}, {@code --hosts N}, {@code --delay MS}, {@code --csv FILE}
   */
  public static void main(String[] args) throws IOException {
    BenchOptions options;
    try {
      options = BenchOptions.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println("bench crawl: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path folder = Files.createTempDirectory("hulian-bench");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(folder)));
    new CrawlBench(options, folder).run();
  }

  private void run() throws IOException {
    List<String> size = List.of(String.valueOf(options.hosts()));
    try (Child server = Child.start(ForumServer.class, folder.resolve("server.log"), size)) {
      List<String> hosts = List.of(server.answer().split(" ", -1));
      try {
        for (Entry entry : Entry.values()) {
          contenders.put(entry, start(entry, hosts));
        }
        speed(server);
        politeness(server);
      } finally {
        contenders.values().forEach(Child::close);
      }
    }
    Path csv = options.csv();
    if (csv != null) {
      Files.writeString(csv, tables.csv());
      System.out.printf("%nwritten: %s%n", csv);
    }
  }

  private Child start(Entry entry, List<String> hosts) throws IOException {
    List<String> args = new ArrayList<>(List.of(entry.name(), folder.toString()));
    args.addAll(hosts);
    Child child = Child.start(ContenderProcess.class, folder.resolve(entry.name() + ".log"), args);
    child.answer();
    return child;
  }

  private void speed(Child server) throws IOException {
    int pages = options.pagesOfHost();
    long all = (long) pages * options.hosts();
    System.out.printf(
        "Speed: %,d pages on %d hosts, no delay, %d workers, median of %d rounds after one to warm up%n",
        all, options.hosts(), Round.WORKERS, ROUNDS);
    for (int round = 0; round <= ROUNDS; round++) {
      String forum = MadeForum.folder("r" + round, pages);
      for (Map.Entry<Entry, Child> one : contenders.entrySet()) {
        server.ask("forget");
        String line = ContenderProcess.line(forum, Duration.ZERO, Duration.ZERO);
        ContenderProcess.Took took = ContenderProcess.Took.parse(one.getValue().ask(line));
        Lap lap = Lap.of(Long.parseLong(server.ask("pages")), all, took);
        String when = round == 0 ? "warm-up" : "round " + round + " of " + ROUNDS;
        System.err.printf(
            "%s  %-30s %,6.0f pages/s%n", when, one.getKey().label(), lap.pagesInSecond());
        if (round > 0) {
          tables.add(one.getKey(), lap);
        }
      }
    }
    System.out.println(tables.speed());
  }

  private void politeness(Child server) throws IOException {
    Duration window = options.window();
    long delay = options.delay().toMillis();
    System.out.printf(
        "Politeness: %d hosts, a delay of %d ms, %.2f s from the first request, %d workers;%n"
            + "requests as the server saw them, robots.txt included; a gap is violated if it is"
            + " more than %.1f ms short%n",
        options.hosts(),
        delay,
        window.toMillis() / 1_000.0,
        Round.WORKERS,
        Pace.TOLERANCE.toNanos() / 1e6);
    String forum = MadeForum.folder("polite", options.pagesToChooseFrom());
    for (Map.Entry<Entry, Child> one : contenders.entrySet()) {
      if (!one.getKey().polite()) {
        continue;
      }
      System.err.printf("politeness  %s%n", one.getKey().label());
      server.ask("forget");
      // A little more time than is looked at: the first request comes some time after the begin.
      one.getValue()
          .ask(ContenderProcess.line(forum, options.delay(), window.plus(Duration.ofSeconds(2))));
      tables.add(one.getKey(), Pace.parse(server.ask("pace " + delay + " " + window.toMillis())));
      one.getValue().close();
    }
    System.out.print(tables.politeness());
  }

  /** However this ends: nobody writes any more, and nothing is left. */
  private static void cleanUp(Path folder) {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    try {
      Folders.remove(folder);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("bench crawl: cannot remove " + folder + ": " + e.getMessage());
    }
  }
}

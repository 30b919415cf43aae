package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills crawling processes as a crash would, and counts at the server what was asked for. */
class KilledCrawlTest {
  private static final int HOSTS = 4;
  private static final int PAGES = 60;
  private static final int KILLS = 3;

  @TempDir Path folder;

  /** The process that is killed: crawls the ports given. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      List<String> hosts = new ArrayList<>();
      List<String> starts = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        hosts.add("127.0.0.1:" + args[i]);
        starts.add("http://127.0.0.1:" + args[i] + "/");
      }
      SiteDefinition site =
          new SiteDefinition(
              "sample",
              "sample",
              true,
              starts,
              new Scope(hosts, List.of(), List.of(), List.of(), List.of()),
              new Limits(Duration.ofMillis(20), 10_000, 10),
              null,
              "generic",
              false,
              null,
              null);
      CrawlReport report = new Crawling().run(site, Crawling.settings(Path.of(args[0])));
      System.out.println(report);
      System.exit(report.status() == CrawlReport.Status.COMPLETED ? 0 : 1);
    }
  }

  private Process start(List<LoopbackSite> servers) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Child.class.getName(), folder.toString()));
    servers.forEach(server -> command.add(Integer.toString(server.port())));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("child.log").toFile())
        .start();
  }

  private static long asked(List<LoopbackSite> servers) {
    return servers.stream().mapToLong(server -> server.hits().size()).sum();
  }

  @Test
  void afterAnyNumberOfKillsNoAddressIsLostAndOnlyThoseInFlightAreAskedTwice() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<LoopbackSite> servers = new ArrayList<>();
    try {
      for (int host = 0; host < HOSTS; host++) {
        servers.add(chain());
      }
      for (int kill = 0; kill < KILLS; kill++) {
        Process child = start(servers);
        long goal = asked(servers) + 20 + random.nextInt(30);
        while (child.isAlive() && asked(servers) < goal) {
          Thread.sleep(2);
        }
        assertThat(child.isAlive()).as("the crawl is not over yet; seed %s", seed).isTrue();
        child.destroyForcibly().waitFor();
      }
      Process last = start(servers);
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).as("seed %s", seed).isTrue();
      String said = Files.readString(folder.resolve("child.log"));
      assertThat(last.exitValue()).as("seed %s: %s", seed, said).isZero();
      check(servers, seed);
    } finally {
      servers.forEach(LoopbackSite::close);
    }
  }

  private static void check(List<LoopbackSite> servers, long seed) {
    for (LoopbackSite server : servers) {
      Map<String, Long> times =
          server.paths().stream()
              .filter(path -> !path.equals("/robots.txt"))
              .collect(Collectors.groupingBy(path -> path, Collectors.counting()));
      assertThat(times).as("seed %s", seed).hasSize(PAGES);
      long again = times.values().stream().mapToLong(n -> n - 1).sum();
      // Each host has one address in flight at most, at each kill.
      assertThat(again).as("seed %s", seed).isLessThanOrEqualTo(KILLS);
    }
  }

  /** Pages that each lead to the next two, so that what is lost on the way is never found again. */
  private static LoopbackSite chain() throws IOException {
    LoopbackSite server = new LoopbackSite();
    for (int i = 0; i < PAGES; i++) {
      StringBuilder links = new StringBuilder("item=number-" + i);
      for (int next = 2 * i + 1; next <= 2 * i + 2 && next < PAGES; next++) {
        links.append(" <a href=/i/").append(next).append('>');
      }
      server.html(i == 0 ? "/" : "/i/" + i, links.toString());
    }
    return server;
  }
}

package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.site.Rendering;
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
  private static final int DEATHS = 5;

  /** What a killed process ends with. */
  private static final int KILLED = 137;

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
              null,
              Rendering.NONE);
      Crawling crawling = new Crawling();
      CrawlReport report =
          Crawl.of(site, Crawling.settings(Path.of(args[0])))
              .run(Child::read, listing -> {}, crawling);
      System.out.println(report);
      System.out.println(crawling.of(AddressOutcome.Kind.FAILED));
      System.exit(report.status() == CrawlReport.Status.COMPLETED ? 0 : 1);
    }

    private static Extraction read(PageSnapshot page) {
      if (new String(page.body(), StandardCharsets.UTF_8).contains(DEADLY)) {
        Runtime.getRuntime().halt(KILLED);
      }
      return new MarkedPages().read(page);
    }
  }

  /** A page that ends the process that reads it, as one that eats all memory would. */
  private static final String DEADLY = "deadly";

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
      assertThat(last.exitValue()).as("seed %s: %s", seed, said()).isZero();
      check(servers, seed);
    } finally {
      servers.forEach(LoopbackSite::close);
    }
  }

  @Test
  void threeKillsWhileThePageThatLeadsToAllIsInFlightLoseNothing() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/i/1", "item=one").page("/", exchange -> Thread.sleep(20_000));
      for (int kill = 1; kill <= KILLS; kill++) {
        Process child = start(List.of(server));
        while (child.isAlive() && server.hits("/") < kill) {
          Thread.sleep(2);
        }
        assertThat(child.isAlive()).isTrue();
        child.destroyForcibly().waitFor();
      }
      server.html("/", "<a href=/i/1>");
      Process last = start(List.of(server));
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).as(said()).isZero();
      assertThat(server.hits("/i/1")).isEqualTo(1);
    }
  }

  @Test
  void aPageThatKillsWhoeverReadsItIsGivenUpAfterFiveTimesAndToldOf() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", DEADLY).html("/i/2", "item=two");
      for (int kill = 0; kill < DEATHS; kill++) {
        Process child = start(List.of(server));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said()).isEqualTo(KILLED);
      }
      Process last = start(List.of(server));
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(last.exitValue()).as(said()).isZero();
      assertThat(said()).contains("[/i/1 5 runs ended while it was being read]");
      assertThat(server.hits("/i/1")).isEqualTo(DEATHS);
      assertThat(server.hits("/i/2")).isEqualTo(1);
    }
  }

  @Test
  void whatWasInFlightWhenARunDiedComesAfterTheRestSoThatADeadlyPageKeepsNoOtherWaiting()
      throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3>");
      server.html("/i/1", DEADLY).html("/i/2", "item=two").html("/i/3", "item=three");
      for (int kill = 0; kill < 2; kill++) {
        Process child = start(List.of(server));
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(said()).isEqualTo(KILLED);
      }
      assertThat(server.paths())
          .containsExactly("/robots.txt", "/", "/i/1", "/i/2", "/i/3", "/i/1");
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("child.log"));
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

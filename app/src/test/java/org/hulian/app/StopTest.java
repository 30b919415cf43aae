package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, or the request of a service manager, ends a command soon and in order. */
class StopTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int PAGES = 60;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void nameTheData() {
    data = folder.resolve("data");
  }

  @Test
  void theConsoleEndsAtOnceAndGivesTheFolderBack() throws Exception {
    try (CommandProcess serve =
        CommandProcess.start(folder, "serve", "--port", "0", "--data", data.toString())) {
      serve.awaitError("first administrator");

      assertThat(serve.stop()).isLessThan(SOON);
    }
    try (DataFolder reopened = DataFolder.open(data, Clock.systemUTC())) {
      assertThat(reopened.store().audit().firstBroken()).isEmpty();
    }
  }

  @Test
  void theDemoLeavesNothingBehindHoweverEarlyItIsStopped() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (CommandProcess demo =
        CommandProcess.start(
            folder, List.of("-Djava.io.tmpdir=" + temporary), "demo", "--no-browser")) {
      demo.awaitError("console, this link opens once");

      assertThat(demo.stop()).isLessThan(SOON);
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("hulian-demo")))
          .isEmpty();
    }
  }

  @Test
  void aStoppedCrawlIsInterruptedAndTheNextOneGoesOn() throws Exception {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    HttpServer site = slowSite(asked);
    try {
      List<String> home = List.of("-Dhulian.home=" + home(site.getAddress().getPort()));
      String[] crawl = {"crawl", "slow", "--allow-loopback", "--data", data.toString()};
      try (CommandProcess first = CommandProcess.start(folder, home, crawl)) {
        while (asked.size() < PAGES / 4 && first.isAlive()) {
          Thread.sleep(10);
        }
        assertThat(first.stop()).isLessThan(SOON);
        assertThat(first.err()).contains("slow: interrupted");
      }
      try (CommandProcess second = CommandProcess.start(folder, home, crawl)) {
        assertThat(second.awaitEnd()).as(second.err()).isZero();
      }
    } finally {
      site.stop(0);
    }
    assertThat(runs())
        .extracting(Run::status)
        .containsExactly(RunStatus.COMPLETED, RunStatus.INTERRUPTED);
    assertThat(asked.stream().filter(path -> path.startsWith("/item/")))
        .hasSize(PAGES)
        .doesNotHaveDuplicates();
  }

  @Test
  void aStoppedIngestIsInterrupted() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      lines.append("{\"id\":\"").append(i).append("\",\"title\":\"二手书三本 20元\"}\n");
    }
    Path feed = Files.writeString(folder.resolve("feed.jsonl"), lines);

    try (CommandProcess ingest =
        CommandProcess.start(folder, "ingest", feed.toString(), "--data", data.toString())) {
      while (stored() == 0 && ingest.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(ingest.stop()).isLessThan(SOON);
    }

    assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.INTERRUPTED);
    long counted = runs().getFirst().counts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counted).isEqualTo(stored()).isLessThan(300_000);
  }

  /** A site that takes a while for each page, and notes what it was asked for. */
  private static HttpServer slowSite(Queue<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(path);
          StringBuilder links = new StringBuilder();
          for (int i = 0; path.equals("/") && i < PAGES; i++) {
            links.append("<a href=\"/item/").append(i).append("\">").append(i).append("</a>");
          }
          byte[] page =
              ("<html><body>" + links + "</body></html>").getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            Thread.sleep(40);
            boolean robots = path.equals("/robots.txt");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(robots ? 404 : 200, robots ? -1 : page.length);
            if (!robots) {
              exchange.getResponseBody().write(page);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }

  /** A home with one site definition. */
  private Path home(int port) throws IOException {
    Path seeds = folder.resolve("home/seeds");
    Files.createDirectories(seeds.resolve("engines"));
    Files.createDirectories(seeds.resolve("sites"));
    Files.writeString(
        seeds.resolve("sites/slow.yaml"),
        """
        name: slow
        platform: slow
        start: ["http://127.0.0.1:%1$d/"]
        scope: {prefixes: ["http://127.0.0.1:%1$d/"]}
        delay: 0s
        sitemap: false
        contact: https://hulian.example/crawler
        """
            .formatted(port));
    return folder.resolve("home");
  }

  private long stored() {
    if (!Files.exists(data.resolve("hulian.db"))) {
      return 0;
    }
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.listings().count();
    } catch (org.hulian.store.StoreUnavailableException e) { // it is being made
      return 0;
    }
  }

  private List<Run> runs() {
    try (Database store = Database.open(data, Access.READ, Clock.systemUTC())) {
      return store.runs().list(10);
    }
  }
}

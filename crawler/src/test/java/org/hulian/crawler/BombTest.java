package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.hulian.evidence.ContentCodings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages that are made to fill memory or time, fetched and read by a process of its own whose heap
 * holds what a crawl of plain pages takes and {@value #ROOM_MEGABYTES} MiB more: it goes on with
 * the page behind each bomb, and holds no more at the end than at the beginning.
 */
class BombTest {
  /** What a crawl of plain pages lives in. */
  private static final int PLAIN_MEGABYTES = 16;

  private static final int ROOM_MEGABYTES = 64;
  private static final int MANY = 1_000_000;

  @TempDir Path folder;

  /** The process that is bombed: crawls plain pages first, then the bombs. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      crawl(args, "/plain");
      long before = held();
      Crawling bombed = crawl(args, "/");
      for (Kind kind : List.of(Kind.FETCHED, Kind.FAILED, Kind.BLOCKED, Kind.RETRYING)) {
        bombed.of(kind).forEach(line -> System.out.println(kind + " " + line));
      }
      System.out.println("grown " + ((held() - before) >> 20));
      System.exit(0);
    }

    private static Crawling crawl(String[] args, String start) {
      String authority = "127.0.0.1:" + args[1];
      SiteDefinition site =
          new SiteDefinition(
              start.equals("/") ? "bombs" : "plain",
              "sample",
              true,
              List.of("http://" + authority + start),
              new Scope(List.of(authority), List.of(), List.of(), List.of(), List.of()),
              new Limits(Duration.ZERO, 1_000, 1),
              null,
              "generic",
              false,
              null,
              null,
              Rendering.NONE);
      ListingExtractor extractor = new ListingExtractor(EngineCatalog.empty());
      CrawlSettings settings =
          Crawling.settings(Path.of(args[0])).withLimits(Duration.ofSeconds(8), 10 << 20);
      Crawling crawling = new Crawling();
      Crawl.of(site, settings).run(extractor::extract, listing -> {}, crawling);
      return crawling;
    }

    private static long held() {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  /**
   * Every bomb, and what is told of it; nothing where it is read as far as the limits let it be.
   */
  private static Map<String, String> serve(LoopbackSite server) {
    Map<String, String> told = new LinkedHashMap<>();
    String grows = "the body grows beyond 10485760 bytes when it is decoded";
    String more = "the body grows more than 200 times when it is decoded";
    byte[] gzip = Bombs.gzip(256 << 20);
    coded(server, told, "gzip", gzip, grows);
    coded(server, told, "gzip, gzip", Bombs.gzip(gzip), more);
    coded(server, told, "br", Bombs.brotli(64), more);
    coded(server, told, "br, gzip", Bombs.gzip(Bombs.brotli(64)), more);
    server.page("/endless", Bombs::endless).page("/drip", Bombs::drip);
    told.put("/endless", "longer than 10485760 bytes");
    told.put("/drip", "timeout: no whole answer within 8000 ms");
    plain(server, told, "/deep", "<div>".repeat(100_000));
    plain(server, told, "/deep-tables", "<table><tr><td>".repeat(100_000));
    plain(server, told, "/deep-marks", "<b><i>".repeat(100_000));
    plain(server, told, "/unclosed-marks", unclosedMarks());
    plain(server, told, "/line", "x".repeat(9 << 20));
    plain(server, told, "/attributes", attributes());
    plain(server, told, "/elements-with-attributes", "<p a b c d e f>".repeat(MANY / 6));
    plain(server, told, "/links", links());
    plain(server, told, "/elements", "<p>".repeat(MANY));
    plain(server, told, "/entities", "&lt;".repeat(MANY));
    plain(server, told, "/comments", "<!---->".repeat(MANY));
    plain(server, told, "/rows", "<tr><td>1.1.2026 12元 <a href=/t/1>x</a>".repeat(100_000));
    plain(server, told, "/json", "<script type=application/ld+json>" + "[".repeat(MANY));
    plain(server, told, "/text", "<p>" + "出售 ".repeat(MANY));
    server.page("/long-line", e -> LoopbackSite.send(e, 200, "text/html", new byte[50_000_000]));
    told.put("/long-line", "longer than 10485760 bytes");
    return told;
  }

  private static void coded(
      LoopbackSite server, Map<String, String> told, String coding, byte[] body, String reason) {
    String path = "/" + coding.replace(", ", "-in-");
    told.put(path, reason);
    server.page(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", coding);
          LoopbackSite.send(exchange, 200, "text/html", body);
        });
  }

  private static void plain(
      LoopbackSite server, Map<String, String> told, String path, String body) {
    told.put(path, "");
    server.html(path, body);
  }

  private static String attributes() {
    StringBuilder body = new StringBuilder("<p");
    for (int i = 0; i < MANY; i++) {
      body.append(' ').append(Integer.toString(i, Character.MAX_RADIX));
    }
    return body.append('>').toString();
  }

  /** Marks that begin anew in each paragraph. */
  private static String unclosedMarks() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      body.append("<font color=").append(i).append('>');
    }
    return body + "<p>x".repeat(MANY);
  }

  private static String links() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; body.length() < 10_400_000; i++) {
      body.append("<a href=").append(Integer.toString(i, Character.MAX_RADIX)).append('>');
    }
    return body.toString();
  }

  @Test
  void noBombTakesMoreThanItsRoomAndThePageBehindItIsRead() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/plain", "<a href=/plain/1>").html("/plain/1", "<p>text");
      Map<String, String> told = serve(server);
      StringBuilder links = new StringBuilder();
      for (String path : told.keySet()) {
        links.append("<a href=").append(path).append("><a href=/behind").append(path).append('>');
        server.html("/behind" + path, "<p>text");
      }
      server.html("/", links.toString());
      List<String> said = bomb(server.port());
      for (Map.Entry<String, String> bomb : told.entrySet()) {
        boolean fetched = bomb.getValue().isEmpty();
        assertThat(said)
            .contains("FETCHED /behind" + bomb.getKey())
            .contains(
                (fetched ? "FETCHED " : "FAILED ")
                    + (bomb.getKey() + " " + bomb.getValue()).strip());
      }
      String grown = said.stream().filter(line -> line.startsWith("grown ")).findFirst().orElse("");
      assertThat(Long.parseLong(grown.substring("grown ".length()))).isLessThan(ROOM_MEGABYTES);
    }
  }

  private List<String> bomb(int port) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + (PLAIN_MEGABYTES + ROOM_MEGABYTES) + "m");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Child.class.getName(), folder.toString(), Integer.toString(port)));
    Path log = folder.resolve("child.log");
    Process child =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = child.waitFor(180, TimeUnit.SECONDS);
    child.destroyForcibly();
    List<String> said = Files.readAllLines(log);
    assertThat(ended).as("it ends by itself: %s", said).isTrue();
    assertThat(child.exitValue()).as("%s", said).isZero();
    return said;
  }

  @Test
  void fourteenBytesOfBrotliAreSixteenMebibytes() {
    byte[] bomb = Bombs.brotli(2);
    assertThat(bomb).hasSizeLessThan(40);
    ContentCodings.Decoded decoded =
        ContentCodings.undo(new ByteArrayInputStream(bomb), List.of("br"), 40 << 20);
    assertThat(decoded.problem()).isNull();
    assertThat(decoded.whole()).isTrue();
    assertThat(decoded.bytes()).hasSize(32 << 20).containsOnly('x');
  }
}

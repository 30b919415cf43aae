package org.hulian.crawler.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.Crawling;
import org.hulian.crawler.LoopbackSite;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.Listing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites whose pages are empty until their scripts have run, crawled with the machine's browser. */
class RenderedCrawlTest {
  private static final String LIST =
      """
      <html><head><link rel=stylesheet href=/style.css></head>
      <body><div id=list></div><img src=/picture.png><script src=/app.js></script></body></html>
      """;
  private static final String APP =
      """
      fetch('/api/list').then(r => r.json()).then(items => {
        for (const id of items) {
          const a = document.createElement('a'); a.setAttribute('href', '/i/' + id); a.textContent = id;
          document.getElementById('list').append(a);
        }
      });
      """;
  private static final String ITEM =
      """
      <html><body><h1 id=title></h1><script>
      const wanted = new XMLHttpRequest();
      wanted.onload = () => { document.getElementById('title').textContent = 'item=' + wanted.responseText; };
      wanted.open('GET', '/api' + location.pathname); wanted.send();
      </script></body></html>
      """;

  private final Crawling crawling = new Crawling();
  @TempDir Path folder;

  private static LoopbackSite scripted(int items) throws Exception {
    LoopbackSite server = new LoopbackSite();
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= items; i++) {
      String name = "made-by-script-" + i;
      ids.add(Integer.toString(i));
      server.html("/i/" + i, ITEM);
      answer(server, "/api/i/" + i, "text/plain", name);
    }
    answer(server, "/app.js", "text/javascript", APP);
    answer(server, "/style.css", "text/css", "h1 { color: red }");
    answer(server, "/picture.png", "image/png", "no picture");
    answer(server, "/api/list", "application/json", "[" + String.join(",", ids) + "]");
    return server.html("/", LIST);
  }

  static void answer(LoopbackSite server, String path, String type, String text) {
    server.page(path, exchange -> LoopbackSite.send(exchange, 200, type, LoopbackSite.utf8(text)));
  }

  static SiteDefinition rendered(SiteDefinition site, String... hosts) {
    return new SiteDefinition(
        site.name(),
        site.platform(),
        true,
        site.start(),
        site.scope(),
        site.limits(),
        null,
        site.engine(),
        false,
        null,
        null,
        new Rendering(true, List.of(hosts)));
  }

  private CrawlSettings settings() {
    return Crawling.settings(folder).withBrowser(BrowserHere.settings());
  }

  @Test
  void whatOnlyScriptsShowIsFoundAndRestsOnARecordOfTheRenderedPage() throws Exception {
    BrowserSettings browser = BrowserHere.settings();
    Path warc = folder.resolve("warc");
    CrawlReport report;
    try (LoopbackSite server = scripted(3);
        CaptureArchive archive =
            CaptureArchive.open(
                new ArchiveSettings(warc, 1 << 20, "Hulian/test", "nobody"), Clock.systemUTC())) {
      CrawlSettings settings =
          CrawlSettings.of(
                  folder,
                  new UserAgent("1.0", "abuse-desk@hulian.example"),
                  ResponseRecorder.into(archive),
                  Clock.systemUTC())
              .allowingLoopback()
              .withBrowser(browser);
      report = crawling.run(rendered(Crawling.site(server)), settings);

      assertThat(report.status()).as(report.toString()).isEqualTo(Status.COMPLETED);
      assertThat(crawling.items())
          .containsExactlyInAnyOrder("made-by-script-1", "made-by-script-2", "made-by-script-3");
      assertThat(server.hits("/picture.png")).isZero();
      assertThat(server.hits("/app.js")).isEqualTo(1);
      assertThat(server.hits())
          .allSatisfy(
              hit ->
                  assertThat(hit.headers().get("User-agent"))
                      .containsExactly("Hulian/1.0 (+abuse-desk@hulian.example)"));
    }
    Map<CaptureRef, Captured> recorded = recorded(warc);
    for (Listing listing : crawling.listings()) {
      CaptureRef capture = Objects.requireNonNull(listing.sighting().capture());
      Captured page = Objects.requireNonNull(recorded.get(capture));
      assertThat(page.uri().toString()).isEqualTo(listing.origin().url());
      assertThat(new String(page.body(), StandardCharsets.UTF_8))
          .contains("item=" + listing.id().value());
    }
    assertThat(recorded.values())
        .extracting(page -> page.uri().getPath())
        .contains("/robots.txt", "/app.js", "/style.css", "/api/list", "/api/i/1", "/i/1", "/");
  }

  private static Map<CaptureRef, Captured> recorded(Path warc) throws Exception {
    Map<CaptureRef, Captured> recorded = new HashMap<>();
    try (Stream<Path> files = Files.list(warc)) {
      for (Path file : files.toList()) {
        try (CaptureReader reader =
            CaptureReader.open(
                file,
                problem -> {
                  throw new AssertionError(problem);
                })) {
          Optional<Captured> next = reader.next();
          while (next.isPresent()) {
            recorded.put(next.get().capture(), next.get());
            next = reader.next();
          }
        }
      }
    }
    return recorded;
  }

  @Test
  void whatRobotsTxtClosesIsClosedToScriptsToo() throws Exception {
    try (LoopbackSite server = scripted(2)) {
      server.robots("User-agent: *\nDisallow: /api/i/2\n");
      crawling.run(rendered(Crawling.site(server)), settings());
      assertThat(crawling.items()).containsExactly("made-by-script-1");
      assertThat(server.hits("/i/2")).isEqualTo(1);
      assertThat(server.hits("/api/i/2")).isZero();
    }
  }

  @Test
  void theHostIsAskedNoSoonerThanItsDelayAllows() throws Exception {
    Duration delay = Duration.ofMillis(150);
    try (LoopbackSite server = scripted(2)) {
      crawling.run(rendered(Crawling.site(new Limits(delay, 100, 5), server)), settings());
      assertThat(crawling.items()).hasSize(2);
      List<LoopbackSite.Hit> hits = server.hits();
      for (int i = 1; i < hits.size(); i++) {
        long gap = hits.get(i).nanos() - hits.get(i - 1).nanos();
        assertThat(gap)
            .as("%s after %s", hits.get(i).path(), hits.get(i - 1).path())
            .isGreaterThanOrEqualTo(delay.toNanos() - 1_000_000);
      }
    }
  }

  @Test
  void aHostThatWantsAPauseGetsItFromScriptsToo() throws Exception {
    try (LoopbackSite server = scripted(1)) {
      server.page(
          "/api/list",
          exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
          });
      server.html("/", LIST + "<a href=/i/1></a>");
      CrawlReport report = crawling.run(rendered(Crawling.site(server)), settings());
      assertThat(report.status()).isEqualTo(Status.PAUSED);
      assertThat(server.paths()).endsWith("/api/list");
    }
  }

  @Test
  void otherHostsAreAskedOnlyIfTheSiteNamesThem() throws Exception {
    try (LoopbackSite server = new LoopbackSite();
        LoopbackSite named = new LoopbackSite();
        LoopbackSite other = new LoopbackSite()) {
      for (LoopbackSite each : List.of(named, other)) {
        answer(
            each, "/more.js", "text/javascript", "document.write('item=from-" + each.port() + "')");
      }
      server.html(
          "/",
          "<body><script src=%s></script><script src=%s></script>"
              .formatted(named.url("/more.js"), other.url("/more.js")));
      crawling.run(rendered(Crawling.site(server), "127.0.0.1:" + named.port()), settings());
      assertThat(crawling.items()).containsExactly("from-" + named.port());
      assertThat(named.paths()).containsExactly("/robots.txt", "/more.js");
      assertThat(other.paths()).isEmpty();
      assertThat(crawling.of(Kind.SKIPPED))
          .containsExactly("pages want it, and scope.render-hosts does not name it");
    }
  }

  @Test
  void whereThereIsNoBrowserTheRunFailsAndSaysWhatToDo() throws Exception {
    try (LoopbackSite server = scripted(1)) {
      CrawlReport report =
          crawling.run(
              rendered(Crawling.site(server)),
              Crawling.settings(folder)
                  .withBrowser(
                      BrowserSettings.of(Map.of(BrowserSettings.CHROMIUM, "/no/browser"))));
      assertThat(report.status()).isEqualTo(Status.FAILED);
      assertThat(report.reason()).contains("HULIAN_CHROMIUM", "/no/browser");
      assertThat(server.paths()).isEmpty();
    }
  }

  @Test
  void rootHasToSayThatItDoesWithoutTheSandbox() throws Exception {
    Path program = Files.createFile(folder.resolve("chromium"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    BrowserSettings settings =
        new BrowserSettings(program, true, true, Duration.ofSeconds(1), 1 << 20);
    assertThatThrownBy(settings::program)
        .isInstanceOf(BrowserException.class)
        .hasMessageContaining("HULIAN_CHROMIUM_SANDBOX=off");
  }

  @Test
  @Tag("slow")
  void pagesASecond() throws Exception {
    int items = 20;
    try (LoopbackSite server = scripted(items)) {
      long begun = System.nanoTime();
      CrawlReport report = crawling.run(rendered(Crawling.site(server)), settings());
      double seconds = (System.nanoTime() - begun) / 1e9;
      assertThat(report.listings()).isEqualTo(items);
      System.out.printf(
          "rendered %d pages in %.1f s, start of the browser included: %.1f pages/s%n",
          items + 1, seconds, (items + 1) / seconds);
    }
  }
}

package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.Authority;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9309, Robots Exclusion Protocol. */
class RobotsTest {
  private static final Limits NO_DELAY = new Limits(Duration.ZERO, 100, 10);

  @TempDir Path folder;

  private CrawlReport crawl(Crawling crawling, LoopbackSite... servers) {
    return crawling.run(Crawling.site(servers), Crawling.settings(folder));
  }

  @Test
  void aClosedAddressIsNeverAskedAndToldOfOnceHoweverManyPagesLeadToIt() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots("User-agent: *\nDisallow: /closed\nAllow: /closed/but\n");
      server.html("/", "<a href=/a><a href=/closed/1><a href=/closed/but>");
      server.html("/a", "<a href=/closed/1><a href=/closed/2?q=x>").html("/closed/but", "");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.of(Kind.REFUSED))
          .containsExactlyInAnyOrder(
              "/closed/1 closed by robots.txt", "/closed/2?q=x closed by robots.txt");
      assertThat(server.paths()).containsOnlyOnce("/robots.txt").contains("/closed/but");
      assertThat(server.hits("/closed/1")).isZero();
      Crawling again = new Crawling();
      crawl(again, server);
      assertThat(again.of(Kind.REFUSED)).hasSize(2);
    }
  }

  @Test
  void theStartAddressIsNoException() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots("User-agent: *\nDisallow: /\n").html("/", "item=one");
      Crawling crawling = new Crawling();
      CrawlReport report = crawl(crawling, server);
      assertThat(server.paths()).containsExactly("/robots.txt");
      assertThat(report.count(Kind.REFUSED)).isEqualTo(1);
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
    }
  }

  // RFC 9309, 2.3.1.3
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 451})
  void aFileThatIsUnavailableOpensEverything(int status) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.status("/robots.txt", status).html("/", "item=one");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
    }
  }

  // RFC 9309, 2.3.1.4; 429 is a server that cannot answer now, not one without a file
  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void aFileThatIsUnreachableClosesEverythingAndIsAskedForAgain(int status) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.status("/robots.txt", status).html("/", "item=one");
      Crawling crawling = new Crawling();
      CrawlReport report = crawl(crawling, server);
      assertThat(server.paths()).containsOnly("/robots.txt").hasSize(3);
      assertThat(crawling.of(Kind.FAILED))
          .containsExactly("/ robots.txt could not be had: status " + status);
      assertThat(report.status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void aFileThatComesBackOpensTheSiteInTheSameRun() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      AtomicInteger asked = new AtomicInteger();
      server.html("/", "item=one");
      server.page(
          "/robots.txt",
          exchange -> exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 404, -1));
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
    }
  }

  private static LoopbackSite.Page busy(int status, int seconds) {
    return exchange -> {
      exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
      exchange.sendResponseHeaders(status, -1);
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aFileIsNotAskedForSoonerThanTheServerWants(int status) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one").page("/robots.txt", busy(status, 1));
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      List<LoopbackSite.Hit> hits = server.hits();
      assertThat(hits).hasSize(3);
      for (int i = 1; i < hits.size(); i++) {
        assertThat(Duration.ofNanos(hits.get(i).nanos() - hits.get(i - 1).nanos()))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  void aServerThatWantsALongPauseIsLeftAloneByTheNextRunToo() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one").page("/robots.txt", busy(503, 3_600));
      for (int run = 0; run < 2; run++) {
        CrawlReport report = crawl(new Crawling(), server);
        assertThat(report.status()).isEqualTo(Status.PAUSED);
        assertThat(report.reason()).contains("1 addresses are left");
        if (run == 0) {
          assertThat(report.reason()).contains("/robots.txt: status 503");
        }
      }
      assertThat(server.paths()).containsExactly("/robots.txt");
    }
  }

  @Test
  void aFileThatNeverComesClosesEverything() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one").page("/robots.txt", exchange -> Thread.sleep(20_000));
      Crawling crawling = new Crawling();
      CrawlSettings settings = Crawling.settings(folder).withLimits(Duration.ofMillis(150), 1000);
      crawling.run(Crawling.site(server), settings);
      assertThat(server.hits("/")).isZero();
      assertThat(crawling.of(Kind.FAILED).getFirst()).contains("timeout");
    }
  }

  @Test
  void rulesHoldForOnePortOnly() throws Exception {
    try (LoopbackSite open = new LoopbackSite();
        LoopbackSite closed = new LoopbackSite()) {
      open.html("/", "item=open");
      closed.robots("User-agent: *\nDisallow: /\n").html("/", "item=closed");
      Crawling crawling = new Crawling();
      crawl(crawling, open, closed);
      assertThat(crawling.items()).containsExactly("open");
      assertThat(open.hits("/robots.txt")).isEqualTo(1);
      assertThat(closed.paths()).containsExactly("/robots.txt");
    }
  }

  // RFC 9309, 2.2.1: the whole token, whatever its case; our own group before that for everybody
  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-agent: hu\nDisallow: /\n",
        "User-agent: hulianbot\nDisallow: /\n",
        "User-agent: *\nDisallow: /\n\nUser-agent: HULIAN\nAllow: /\n",
        "User-agent: other\nUser-agent: hulian\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n",
        "\uFEFFUser-agent: hulian\nDisallow:\n\nUser-agent: *\nDisallow: /",
        "<html><body>Not found</body></html>",
        "Disallow: /",
        ""
      })
  void onlyTheGroupThatNamesUsHolds(String text) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(text).html("/", "item=one");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user-agent:hulian\ndisallow:/*?q=\n",
        "User-Agent: Hulian # us\r\nDisallow: /i\r\n",
        "User-agent: *\nDisallow: /i/*$\nAllow: /",
        "User-agent: *\nDisallow: /i/%E4%BA%BA",
        "User-agent: *\nDisallow: /i/人"
      })
  void aRuleInAnySpellingCloses(String text) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(text).html("/", "<a href=/i/%E4%BA%BA?q=1>");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.of(Kind.REFUSED)).hasSize(1);
    }
  }

  // RFC 9309, 2.3.1.2
  @Test
  void fiveRedirectsAreFollowedAndTheRulesHoldWhereTheyBegan() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/closed><a href=/i/1>").html("/i/1", "item=one");
      server.redirect("/robots.txt", 301, "/1").redirect("/1", 302, "2").redirect("/2", 307, "/3");
      server.redirect("/3", 308, "/4").redirect("/4", 303, server.url("/5"));
      server.page(
          "/5",
          exchange ->
              LoopbackSite.send(
                  exchange,
                  200,
                  "text/plain",
                  LoopbackSite.utf8("User-agent: *\nDisallow: /closed")));
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
      assertThat(crawling.of(Kind.REFUSED)).containsExactly("/closed closed by robots.txt");
    }
  }

  // RFC 9309, 2.3.1.3: a redirect that leads nowhere is no file, in this run and in the next
  @ParameterizedTest
  @ValueSource(strings = {"http://[1::2::3]/", "http://-x.example/", "javascript:0", "//", "::"})
  void aRedirectThatNobodyCanFollowIsNoFile(String target) throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.redirect("/robots.txt", 302, target).html("/", "item=one");
      for (int run = 0; run < 2; run++) {
        Crawling crawling = new Crawling();
        assertThat(crawl(crawling, server).status()).isEqualTo(Status.COMPLETED);
        assertThat(crawling.items()).containsExactly("one");
      }
    }
  }

  /** A file whose last two rules are lines before and behind so many bytes. */
  private static String longFile(int bytes, String lineEnd) {
    String first = "User-agent: *" + lineEnd + "Disallow: /first" + lineEnd;
    String last = "Disallow: /last";
    int filler = bytes - first.length() - last.length() - lineEnd.length();
    return first
        + "#".repeat(filler)
        + lineEnd
        + last
        + lineEnd
        + "Disallow: /behind"
        + lineEnd
        + "# nothing".repeat(20_000);
  }

  // RFC 9309, 2.5
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void fiveHundredKibibytesAreReadAndNoMore(String lineEnd) throws Exception {
    byte[] text = LoopbackSite.utf8(longFile(500 << 10, lineEnd));
    for (byte[] body : List.of(text, gzip(text))) {
      try (LoopbackSite server = new LoopbackSite()) {
        server.page("/robots.txt", exchange -> coded(exchange, body == text ? "" : "gzip", body));
        server.html("/", "<a href=/first><a href=/last><a href=/behind>").html("/behind", "");
        Crawling crawling = new Crawling();
        crawl(crawling, server);
        assertThat(crawling.of(Kind.REFUSED))
            .containsExactlyInAnyOrder("/first closed by robots.txt", "/last closed by robots.txt");
        assertThat(server.hits("/behind")).isEqualTo(1);
      }
    }
  }

  // RFC 9309, 2.5: a rule that the limit cuts in two is no rule
  @Test
  void aRuleThatIsCutAtTheLimitDoesNotHold() throws Exception {
    String text = longFile((500 << 10) - "\nDisallow: /".length(), "\n");
    assertThat(text.substring(0, 500 << 10)).endsWith("Disallow: /");
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(text).html("/", "item=one");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
    }
  }

  // RFC 9309, 2.3.1.4: rules that are there and cannot be read close everything
  @ParameterizedTest
  @CsvSource({
    "br, Brotli",
    "gzip, ends in the middle",
    "zstd, unknown content coding zstd",
    "'gzip, gzip, gzip, gzip', more than 3"
  })
  void aFileThatCannotBeDecodedClosesEverything(String coding, String reason) throws Exception {
    byte[] whole = gzip(LoopbackSite.utf8("User-agent: *\nDisallow: /\n"));
    byte[] torn = Arrays.copyOf(whole, whole.length - 12);
    try (LoopbackSite server = new LoopbackSite()) {
      server.page("/robots.txt", exchange -> coded(exchange, coding, torn));
      server.html("/", "item=one");
      Crawling crawling = new Crawling();
      CrawlReport report = crawl(crawling, server);
      assertThat(server.paths()).containsOnly("/robots.txt").hasSize(3);
      assertThat(crawling.of(Kind.FAILED).getFirst())
          .startsWith("/ robots.txt could not be had: it cannot be decoded: ")
          .contains(reason);
      assertThat(report.status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void aFileInBrotliIsObeyedThoughNobodyAskedForIt() throws Exception {
    // RFC 7932, 9.2: one uncompressed block, whose length is odd, and an empty last one
    byte[] text = LoopbackSite.utf8("User-agent: *\nDisallow: /\n\n");
    ByteArrayOutputStream brotli = new ByteArrayOutputStream();
    brotli.writeBytes(new byte[] {0x0b, (byte) (text.length / 2), (byte) 0x80});
    brotli.writeBytes(text);
    brotli.write(3);
    try (LoopbackSite server = new LoopbackSite()) {
      server.page("/robots.txt", exchange -> coded(exchange, "br", brotli.toByteArray()));
      server.html("/", "item=one");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.of(Kind.REFUSED)).containsExactly("/ closed by robots.txt");
    }
  }

  private static void coded(HttpExchange exchange, String coding, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", coding);
    LoopbackSite.send(exchange, 200, "text/plain", body);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }

  @Test
  void anOwnersPermissionLiftsTheRulesUntilItEnds() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots("User-agent: *\nDisallow: /\n").html("/", "item=one");
      Authority past = new Authority("站长 demo_0001", "letter 1", LocalDate.of(2020, 1, 1));
      SiteDefinition before = Crawling.site(NO_DELAY, false, past, server);
      Crawling refused = new Crawling();
      assertThat(refused.run(before, Crawling.settings(folder)).robotsLifted()).isFalse();
      assertThat(refused.items()).isEmpty();
      Authority now = new Authority("站长 demo_0001", "letter 2", LocalDate.of(2999, 1, 1));
      Crawling crawling = new Crawling();
      CrawlReport report =
          crawling.run(Crawling.site(NO_DELAY, false, now, server), Crawling.settings(folder));
      assertThat(crawling.items()).containsExactly("one");
      assertThat(report.robotsLifted()).isTrue();
    }
  }
}

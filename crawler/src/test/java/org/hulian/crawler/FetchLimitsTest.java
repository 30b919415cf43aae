package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.evidence.Exchange;
import org.hulian.evidence.Truncation;
import org.hulian.listing.CaptureRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchLimitsTest {
  private static final Duration DEADLINE = Duration.ofMillis(700);

  @TempDir Path folder;

  private CrawlReport crawl(Crawling crawling, LoopbackSite server) {
    return crawling.run(
        Crawling.site(server), Crawling.settings(folder).withLimits(DEADLINE, 1 << 20));
  }

  private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (int i = 0; i < 200; i++) {
      out.write('x');
      out.flush();
      Thread.sleep(50);
    }
  }

  @Test
  void aPageThatHangsOrDripsIsGivenUpAtTheDeadlineAndTheRestIsFetched() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/hang><a href=/drip><a href=/i/1>").html("/i/1", "item=one");
      server.page("/hang", exchange -> Thread.sleep(20_000)).page("/drip", FetchLimitsTest::drip);
      Crawling crawling = new Crawling();
      CrawlReport report = crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("one");
      assertThat(crawling.of(Kind.FAILED))
          .containsExactlyInAnyOrder(
              "/hang timeout: no whole answer within 700 ms",
              "/drip timeout: no whole answer within 700 ms");
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void bombsAndEndlessBodiesAreCutOff() throws Exception {
    byte[] bomb = gzip(new byte[64 << 20]);
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/bomb><a href=/endless><a href=/twice><a href=/odd><a href=/br>");
      server.page("/bomb", exchange -> coded(exchange, "gzip", bomb));
      server.page("/twice", exchange -> coded(exchange, "gzip, gzip", gzip(bomb)));
      server.page("/odd", exchange -> coded(exchange, "zstd", bomb));
      server.page("/br", exchange -> coded(exchange, "br", bomb));
      server.page(
          "/endless",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (!Thread.interrupted()) {
              exchange.getResponseBody().write(block);
            }
          });
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.of(Kind.FAILED))
          .containsExactlyInAnyOrder(
              "/bomb the body grows beyond 1048576 bytes when it is decoded",
              "/twice the body grows beyond 1048576 bytes when it is decoded",
              "/odd the body cannot be decoded: unknown content coding zstd",
              "/br the body cannot be decoded: Brotli stream decoding failed",
              "/endless longer than 1048576 bytes");
      assertThat(server.hits("/bomb")).isEqualTo(1);
    }
  }

  @Test
  void aBombThatLetsNothingOutHarmsNothingElse() throws Exception {
    byte[] empty = gzip(new byte[0]);
    ByteArrayOutputStream hollow = new ByteArrayOutputStream();
    while (hollow.size() < 500_000) {
      hollow.writeBytes(empty);
    }
    ByteArrayOutputStream deep = new ByteArrayOutputStream();
    while (deep.size() < 16 << 20) {
      deep.writeBytes(hollow.toByteArray());
    }
    byte[] nested = gzip(deep.toByteArray());
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/hollow><a href=/nested><a href=/i/1>").html("/i/1", "item=one");
      server.page("/hollow", exchange -> coded(exchange, "gzip", hollow.toByteArray()));
      server.page("/nested", exchange -> coded(exchange, "gzip, gzip", nested));
      Crawling crawling = new Crawling();
      CrawlReport report = crawl(crawling, server);
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
      assertThat(crawling.items()).containsExactly("one");
      assertThat(crawling.of(Kind.FETCHED)).containsExactlyInAnyOrder("/", "/i/1", "/hollow");
      assertThat(crawling.of(Kind.FAILED))
          .containsExactly("/nested the body grows beyond 1048576 bytes when it is decoded");
    }
  }

  @Test
  void codingsAreUndoneEvenWhereTheServerNamesThemWrongly() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/1><a href=/2><a href=/3><a href=/4>");
      server.page("/1", e -> coded(e, "gzip", gzip(LoopbackSite.utf8("item=gzip"))));
      server.page("/2", e -> coded(e, "deflate", deflate("item=zlib")));
      server.page("/3", e -> coded(e, "gzip", LoopbackSite.utf8("item=plain")));
      server.page("/4", e -> coded(e, "deflate, gzip", gzip(deflate("item=both"))));
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactlyInAnyOrder("gzip", "zlib", "plain", "both");
    }
  }

  @Test
  void whatIsNoPageIsNotReadAndNotAskedAgain() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/picture>");
      server.page("/picture", e -> LoopbackSite.send(e, 200, "image/png", new byte[100]));
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.of(Kind.FAILED)).containsExactly("/picture not a page: image/png");
      assertThat(server.hits("/picture")).isEqualTo(1);
    }
  }

  @Test
  void redirectsAreFollowedFiveTimesAndNoFurtherAndNotInCircles() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/a0><a href=/b0><a href=/c><a href=/d><a href=/e><a href=/f>");
      for (int i = 0; i < 6; i++) {
        server.redirect("/a" + i, 302, "/a" + (i + 1)).redirect("/b" + i, 301, "b" + (i + 1));
      }
      server.html("/a5", "item=five").html("/b6", "item=six");
      server.redirect("/c", 302, "/c2").redirect("/c2", 302, "/c").redirect("/d", 302, "/d#x");
      server.redirect("/e", 302, "http://10.0.0.1/").redirect("/f", 302, "javascript:alert(1)");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("five");
      assertThat(crawling.of(Kind.FAILED))
          .containsExactlyInAnyOrder(
              "/b5 more than 5 redirects",
              "/c2 redirects in a circle",
              "/d redirects in a circle",
              "/f redirects to no web address: javascript:alert(1)");
      assertThat(crawling.of(Kind.REDIRECTED)).contains("/e out of scope: http://10.0.0.1/");
    }
  }

  @Test
  void anAddressBeyondAsciiInARedirectIsAskedForByteByByte() throws Exception {
    String gbk = new String("人脸".getBytes(Charset.forName("GBK")), StandardCharsets.ISO_8859_1);
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/old>").redirect("/old", 301, "/search?q=" + gbk);
      server.html("/search?q=%C8%CB%C1%B3", "item=found");
      Crawling crawling = new Crawling();
      crawl(crawling, server);
      assertThat(crawling.items()).containsExactly("found");
    }
  }

  @Test
  void theRecordHasTheBytesAsTheyCameAndIsMadeBeforeAnybodyReadsThem() throws Exception {
    byte[] gbk = "<a href=/i/1>镕囧人脸".getBytes(Charset.forName("GB18030"));
    byte[] packed = gzip(gbk);
    List<Exchange> recorded = Collections.synchronizedList(new ArrayList<>());
    ResponseRecorder recorder =
        new ResponseRecorder() {
          @Override
          public CaptureRef record(Exchange exchange) {
            recorded.add(exchange);
            return new CaptureRef("urn:uuid:" + recorded.size(), "0".repeat(64));
          }

          @Override
          public void sync() {
            // kept in memory
          }
        };
    try (LoopbackSite server = new LoopbackSite()) {
      server.page(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=gbk");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(packed);
          });
      server.html("/i/1", "item=one").status("/robots.txt", 404);
      CrawlSettings usual = Crawling.settings(folder);
      CrawlSettings settings =
          CrawlSettings.of(folder, usual.userAgent(), recorder, Clock.systemUTC())
              .allowingLoopback();
      List<byte[]> read = new ArrayList<>();
      Crawling crawling = new Crawling();
      Crawl.of(Crawling.site(server), settings)
          .run(
              page -> {
                read.add(page.body());
                assertThat(page.capture()).isNotNull();
                assertThat(recorded.getLast().uri()).isEqualTo(page.uri());
                return new MarkedPages().read(page);
              },
              listing -> assertThat(listing.sighting().capture()).isNotNull(),
              crawling);
      assertThat(crawling.of(Kind.FAILED)).isEmpty();
      assertThat(recorded).hasSize(3);
      assertThat(read.getFirst()).isEqualTo(gbk);
      Exchange page = recorded.get(1);
      String wire = new String(page.response(), StandardCharsets.ISO_8859_1);
      String body = new String(packed, StandardCharsets.ISO_8859_1);
      assertThat(wire).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase("gzip\r\n");
      assertThat(wire)
          .endsWith(
              "\r\n\r\n" + Integer.toHexString(packed.length) + "\r\n" + body + "\r\n0\r\n\r\n");
      assertThat(page.truncation()).isEqualTo(Truncation.NONE);
      assertThat(page.address()).isNotNull();
      assertThat(new String(page.request(), StandardCharsets.ISO_8859_1))
          .startsWith("GET / HTTP/1.1\r\n")
          .containsIgnoringCase("host: 127.0.0.1:" + server.port());
    }
  }

  private static void coded(HttpExchange exchange, String coding, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", coding);
    LoopbackSite.send(exchange, 200, "text/html", body);
  }

  private static byte[] deflate(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(LoopbackSite.utf8(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }
}

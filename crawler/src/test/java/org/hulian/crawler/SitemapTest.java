package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.fetch.SitemapReader;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sitemaps protocol 0.9, sitemaps.org. */
class SitemapTest {
  @TempDir Path folder;

  private static SiteDefinition site(LoopbackSite server) {
    return Crawling.site(new Limits(Duration.ZERO, 100, 10), true, null, server);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(LoopbackSite.utf8(text));
    }
    return bytes.toByteArray();
  }

  private static String list(String... entries) {
    return "<?xml version='1.0' encoding='UTF-8'?>"
        + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + String.join("", entries)
        + "</urlset>";
  }

  @Test
  void itemsThatNoPageLeadsToAreFoundThroughAnIndexOfPackedSitemaps() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "").html("/i/1", "item=one").html("/i/2", "item=two");
      server.robots("Sitemap: " + server.url("/index.xml") + "\n");
      String index =
          "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
              + server.url("/a.xml.gz")
              + "</loc></sitemap><sitemap><loc>http://other.example/b.xml</loc></sitemap>"
              + "</sitemapindex>";
      server.page(
          "/index.xml",
          e -> LoopbackSite.send(e, 200, "application/xml", LoopbackSite.utf8(index)));
      String items =
          list(
              "<url><loc>" + server.url("/i/1") + "</loc></url>",
              "<url><loc>" + server.url("/i/2") + "</loc><lastmod>2026-11-01</lastmod></url>",
              "<url><loc>http://other.example/i/3</loc></url>");
      server.page("/a.xml.gz", e -> LoopbackSite.send(e, 200, "application/gzip", gzip(items)));
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(site(server), Crawling.settings(folder));
      assertThat(crawling.items()).containsExactlyInAnyOrder("one", "two");
      assertThat(report.count(Kind.FAILED)).isZero();
    }
  }

  @Test
  void whatNeverShowsAnItemIsNotAskedForBecauseASitemapNamesIt() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "").html("/i/1", "item=one").html("/never/1", "");
      server.robots("Sitemap: " + server.url("/list.xml") + "\n");
      String items =
          list(
              "<url><loc>" + server.url("/never/1") + "</loc></url>",
              "<url><loc>" + server.url("/i/1") + "</loc></url>");
      server.page(
          "/list.xml", e -> LoopbackSite.send(e, 200, "text/xml", LoopbackSite.utf8(items)));
      Crawling crawling = new Crawling();
      crawling.run(site(server), Crawling.settings(folder));
      assertThat(crawling.items()).containsExactly("one");
      assertThat(crawling.of(Kind.SKIPPED)).containsExactly("/never/1");
      assertThat(server.hits("/never/1")).isZero();
    }
  }

  @Test
  void aPackedFileWithoutATypeAndALongPlainOneAreReadToTheLimitsOfTheProtocol() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "").html("/i/1", "item=one").html("/i/2", "item=two");
      server.robots("Sitemap: " + server.url("/a.xml.gz") + "\nSitemap: " + server.url("/b.xml"));
      String one = list("<url><loc>" + server.url("/i/1") + "</loc></url>");
      server.page(
          "/a.xml.gz", e -> LoopbackSite.send(e, 200, "application/octet-stream", gzip(one)));
      String filler = "<!--" + "x".repeat(11 << 20) + "-->";
      String two = list(filler, "<url><loc>" + server.url("/i/2") + "</loc></url>");
      server.page(
          "/b.xml", e -> LoopbackSite.send(e, 200, "application/xml", LoopbackSite.utf8(two)));
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(site(server), Crawling.settings(folder));
      assertThat(crawling.of(Kind.FAILED)).isEmpty();
      assertThat(crawling.items()).containsExactlyInAnyOrder("one", "two");
      assertThat(report.status()).isEqualTo(CrawlReport.Status.COMPLETED);
    }
  }

  @Test
  void fiftyThousandEntriesOfAFileAreReadAndNoMore() throws Exception {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < 50_010; i++) {
      entries.append("<url><loc>http://a.example/i/").append(i).append("</loc></url>");
    }
    PageSnapshot page =
        new PageSnapshot(
            URI.create("http://a.example/sitemap.xml"),
            200,
            Map.of(),
            LoopbackSite.utf8(list(entries.toString())),
            Instant.EPOCH,
            null);
    assertThat(SitemapReader.read(page)).hasSize(50_000);
  }

  @Test
  void theUsualPlaceIsTriedWhereRobotsNamesNoneAndItsAbsenceIsNoFailure() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one");
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(site(server), Crawling.settings(folder));
      assertThat(crawling.of(Kind.ABSENT)).containsExactly("/sitemap.xml status 404");
      assertThat(report.status()).isEqualTo(CrawlReport.Status.COMPLETED);
    }
  }

  @Test
  void whatIsNoSitemapFailsAloneAndAnEntityIsNotFollowed() throws Exception {
    try (LoopbackSite server = new LoopbackSite();
        LoopbackSite other = new LoopbackSite()) {
      server.html("/", "item=one");
      String evil =
          "<!DOCTYPE urlset [<!ENTITY x SYSTEM '"
              + other.url("/secret")
              + "'>]>"
              + list("<url><loc>&x;</loc></url>");
      server.page(
          "/sitemap.xml", e -> LoopbackSite.send(e, 200, "text/xml", LoopbackSite.utf8(evil)));
      Crawling crawling = new Crawling();
      crawling.run(site(server), Crawling.settings(folder));
      assertThat(crawling.items()).containsExactly("one");
      assertThat(other.hits()).isEmpty();
    }
  }

  @Test
  void aPageThatTheSitemapCallsChangedIsLookedAtBeforeItsTime() throws Exception {
    RevisitSchedule monthly =
        new RevisitSchedule(Duration.ofDays(30), Duration.ofDays(1), Duration.ofDays(90));
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "item=one").html("/i/2", "item=two");
      CrawlSettings settings = Crawling.settings(folder).withRevisit(monthly);
      new Crawling().run(site(server), settings);
      String changed =
          list(
              "<url><loc>" + server.url("/i/1") + "</loc><lastmod>2999-01-01</lastmod></url>",
              "<url><loc>" + server.url("/i/2") + "</loc><lastmod>2001-01-01</lastmod></url>");
      server.page(
          "/changed.xml", e -> LoopbackSite.send(e, 200, "text/xml", LoopbackSite.utf8(changed)));
      server.robots("Sitemap: " + server.url("/changed.xml"));
      Crawling second = new Crawling();
      second.run(site(server), settings);
      assertThat(second.items()).containsExactly("one");
    }
  }
}

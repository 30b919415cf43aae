package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.site.SiteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that asks for fewer requests is left alone and gone on with; it does not shut us out. */
class PausedCrawlTest {
  @TempDir Path folder;

  @Test
  void aStreakOf429PausesTheRunAndTheNextGoesOn() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      StringBuilder links = new StringBuilder();
      for (int i = 1; i <= 8; i++) {
        links.append("<a href=/i/").append(i).append('>');
        server.status("/i/" + i, 429);
      }
      server.html("/", links.toString());
      SiteDefinition site = Crawling.site(server);
      Crawling first = new Crawling();
      CrawlReport paused = first.run(site, Crawling.settings(folder).withWorkers(1));
      assertThat(paused.status()).isEqualTo(Status.PAUSED);
      assertThat(paused.reason()).contains("paused: asked for fewer requests 5 times");
      assertThat(paused.waiting()).isEqualTo(8);
      assertThat(first.of(Kind.BLOCKED)).isEmpty();

      for (int i = 1; i <= 8; i++) {
        server.html("/i/" + i, "item=number-" + i);
      }
      server.forget();
      Crawling soon = new Crawling();
      assertThat(soon.run(site, Crawling.settings(folder)).status()).isEqualTo(Status.PAUSED);
      assertThat(server.paths()).as("before its time").isEmpty();

      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
      Crawling second = new Crawling();
      assertThat(second.run(site, Crawling.settings(folder, later)).status())
          .isEqualTo(Status.COMPLETED);
      assertThat(second.items()).hasSize(8);
    }
  }

  @Test
  void anAddressThatIsAlwaysTooMuchIsLeftForAnotherRun() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.status("/", 429);
      SiteDefinition site = Crawling.site(server);
      Instant before = Instant.now();
      CrawlReport paused = new Crawling().run(site, Crawling.settings(folder));
      assertThat(paused.status()).isEqualTo(Status.PAUSED);
      assertThat(paused.resumeAt()).isBetween(before, before.plus(Duration.ofMinutes(16)));

      server.html("/", "item=one");
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
      Crawling crawling = new Crawling();
      assertThat(crawling.run(site, Crawling.settings(folder, later)).status())
          .isEqualTo(Status.COMPLETED);
      assertThat(crawling.items()).containsExactly("one");
    }
  }

  @Test
  void aRetryAfterIsWhenTheRunGoesOn() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>");
      server.page(
          "/i/1",
          exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7200");
            exchange.sendResponseHeaders(429, -1);
          });
      Instant before = Instant.now();
      CrawlReport paused = new Crawling().run(Crawling.site(server), Crawling.settings(folder));
      assertThat(paused.status()).isEqualTo(Status.PAUSED);
      assertThat(paused.resumeAt())
          .isBetween(before.plus(Duration.ofHours(2)), before.plus(Duration.ofMinutes(121)));
    }
  }
}

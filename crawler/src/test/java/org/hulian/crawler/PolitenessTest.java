package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delay is what a server sees between two requests, robots.txt among them. */
class PolitenessTest {
  private static final int HOSTS = 8;
  private static final int PAGES = 20;
  private static final Duration DELAY = Duration.ofMillis(100);

  @TempDir Path folder;

  private static void fill(LoopbackSite server) {
    StringBuilder links = new StringBuilder();
    for (int i = 1; i < PAGES; i++) {
      links.append("<a href=/i/").append(i).append('>');
      server.html("/i/" + i, "item=number-" + i);
    }
    server.html("/", links.toString()).robots("User-agent: *\nDisallow: /closed\n");
  }

  private static List<Double> gapMillis(LoopbackSite server) {
    List<Double> gaps = new ArrayList<>();
    List<LoopbackSite.Hit> hits = server.hits();
    for (int i = 1; i < hits.size(); i++) {
      gaps.add((hits.get(i).nanos() - hits.get(i - 1).nanos()) / 1e6);
    }
    return gaps;
  }

  @Test
  void noHostIsEverAskedSoonerThanItsDelayHoweverManyWorkersThereAre() throws Exception {
    LoopbackSite[] servers = new LoopbackSite[HOSTS];
    try {
      for (int i = 0; i < HOSTS; i++) {
        servers[i] = new LoopbackSite();
        fill(servers[i]);
      }
      long begun = System.nanoTime();
      CrawlReport report =
          new Crawling()
              .run(
                  Crawling.site(new Limits(DELAY, 10_000, 10), servers),
                  Crawling.settings(folder).withWorkers(32));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(report.count(AddressOutcome.Kind.FETCHED)).isEqualTo(HOSTS * PAGES);
      for (LoopbackSite server : servers) {
        assertThat(server.hits()).hasSize(PAGES + 1);
        assertThat(gapMillis(server)).allMatch(gap -> gap >= DELAY.toMillis());
      }
      // Ideal are 20 gaps; the hosts are asked side by side, not one after the other.
      assertThat(took).isLessThan(DELAY.multipliedBy(PAGES * HOSTS * 3L / 4));
    } finally {
      for (LoopbackSite server : servers) {
        if (server != null) {
          server.close();
        }
      }
    }
  }

  @Test
  void aCrawlDelayRaisesTheDelayAndNeverLowersIt() throws Exception {
    try (LoopbackSite slow = new LoopbackSite();
        LoopbackSite hasty = new LoopbackSite()) {
      slow.html("/", "<a href=/i/1><a href=/i/2>").html("/i/1", "").html("/i/2", "");
      slow.robots("User-agent: hulian\nCrawl-delay: 0.4\n");
      hasty.html("/", "<a href=/i/1><a href=/i/2>").html("/i/1", "").html("/i/2", "");
      hasty.robots("User-agent: *\nCrawl-delay: 0.01\n");
      new Crawling()
          .run(
              Crawling.site(new Limits(Duration.ofMillis(150), 100, 10), slow, hasty),
              Crawling.settings(folder));
      assertThat(gapMillis(slow)).hasSize(3).allMatch(gap -> gap >= 400);
      assertThat(gapMillis(hasty))
          .hasSize(3)
          .allMatch(gap -> gap >= 150)
          .anyMatch(gap -> gap < 400);
    }
  }

  @Test
  void aRobotsFileThatIsElsewhereIsAskedForAtThePaceOfTheHostWhereItIs() throws Exception {
    try (LoopbackSite shop = new LoopbackSite();
        LoopbackSite other = new LoopbackSite()) {
      shop.html("/", "<a href=/i/1>").html("/i/1", "");
      shop.redirect("/robots.txt", 301, other.url("/shared.txt"));
      other.html("/", "<a href=/i/1><a href=/i/2>").html("/i/1", "").html("/i/2", "");
      other.html("/shared.txt", "");
      Limits limits = new Limits(Duration.ofMillis(300), 100, 10);
      new Crawling().run(Crawling.site(limits, other), Crawling.settings(folder));
      new Crawling().run(Crawling.site(limits, shop), Crawling.settings(folder));
      new Crawling().run(Crawling.site(limits, other), Crawling.settings(folder));
      assertThat(other.paths()).hasSize(9).contains("/shared.txt");
      assertThat(gapMillis(other)).allMatch(gap -> gap >= 300);
      assertThat(gapMillis(shop)).allMatch(gap -> gap >= 300);
    }
  }

  @Test
  void aHostIsAskedByOneAtATimeEvenWhereTheRobotsFileOfAnotherLeadsThere() throws Exception {
    AtomicInteger busy = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (LoopbackSite shop = new LoopbackSite();
        LoopbackSite other = new LoopbackSite()) {
      shop.html("/", "").redirect("/robots.txt", 301, other.url("/shared.txt"));
      StringBuilder links = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        links.append("<a href=/i/").append(i).append('>');
        other.page("/i/" + i, exchange -> slowly(exchange, busy, most, ""));
      }
      other.html("/", links.toString());
      other.page("/shared.txt", exchange -> slowly(exchange, busy, most, "User-agent: *"));
      Crawling crawling = new Crawling();
      crawling.run(Crawling.site(shop, other), Crawling.settings(folder));
      assertThat(other.hits("/shared.txt")).isEqualTo(1);
      assertThat(crawling.of(AddressOutcome.Kind.FETCHED)).hasSize(14);
      assertThat(most).hasValue(1);
    }
  }

  private static void slowly(
      HttpExchange exchange, AtomicInteger busy, AtomicInteger most, String text)
      throws IOException, InterruptedException {
    most.accumulateAndGet(busy.incrementAndGet(), Math::max);
    Thread.sleep(80);
    busy.decrementAndGet();
    LoopbackSite.send(exchange, 200, "text/html", LoopbackSite.utf8(text + "\n"));
  }

  @Test
  void thePaceOutlivesTheRun() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "");
      Limits limits = new Limits(Duration.ofMillis(600), 100, 10);
      new Crawling().run(Crawling.site(limits, server), Crawling.settings(folder));
      new Crawling().run(Crawling.site(limits, server), Crawling.settings(folder));
      assertThat(server.hits()).hasSize(4);
      assertThat(gapMillis(server)).allMatch(gap -> gap >= 600);
    }
  }

  @Test
  void theUserAgentSaysWhoAsksAndWhomToWriteTo() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "");
      new Crawling().run(Crawling.site(server), Crawling.settings(folder));
      for (LoopbackSite.Hit hit : server.hits()) {
        assertThat(hit.headers().get("User-agent"))
            .containsExactly("Hulian/1.0 (+abuse-desk@hulian.example)");
        assertThat(hit.headers()).doesNotContainKeys("Cookie", "Upgrade", "Authorization");
      }
    }
  }
}

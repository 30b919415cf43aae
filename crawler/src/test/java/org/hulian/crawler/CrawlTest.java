package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.Authority;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrawlTest {
  @TempDir Path folder;

  @Test
  void everyPageInScopeIsLookedAtOnceAndItemsComeFirst() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/about> <a href=/i/1?utm_source=x> <a href=http://other.example/>");
      server.html("/about", "<a href=/i/2#top> <a href=/>");
      server.html("/i/1", "item=one <a href=/i/2>");
      server.html("/i/2", "item=two");
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
      assertThat(server.paths()).containsExactly("/robots.txt", "/", "/i/1", "/i/2", "/about");
      assertThat(crawling.items()).containsExactly("one", "two");
      assertThat(crawling.listings().getFirst().origin().site()).isEqualTo("sample");
      assertThat(crawling.listings().getFirst().origin().platform()).isEqualTo("样例");
      assertThat(report.count(Kind.FETCHED)).isEqualTo(4);
      assertThat(report.count(Kind.ATTEMPTED)).isEqualTo(4);
      assertThat(report.waiting()).isZero();
    }
  }

  @Test
  void theNextRunAsksOnlyWhetherAnythingChanged() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.page("/i/1", validated("ETag", "\"v1\"", "if-none-match", "item=one"));
      String date = "Sat, 21 Nov 2026 08:00:00 GMT";
      server.page("/i/2", validated("Last-Modified", date, "if-modified-since", "item=two"));
      Crawling first = new Crawling();
      first.run(Crawling.site(server), Crawling.settings(folder));
      server.forget();
      Crawling second = new Crawling();
      CrawlReport report = second.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(second.of(Kind.NOT_MODIFIED)).containsExactlyInAnyOrder("/i/1", "/i/2");
      assertThat(second.items()).isEmpty();
      assertThat(server.paths()).containsExactly("/robots.txt", "/", "/i/1", "/i/2");
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
      assertThat(report.resumed()).isFalse();
    }
  }

  private static LoopbackSite.Page validated(
      String header, String value, String condition, String body) {
    return exchange -> {
      exchange.getResponseHeaders().set(header, value);
      if (value.equals(exchange.getRequestHeaders().getFirst(condition))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        LoopbackSite.send(exchange, 200, "text/html", LoopbackSite.utf8(body));
      }
    };
  }

  @Test
  void anItemThatIsGoneIsToldOfOnceAndFoundAgainWhenItIsBack() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3><a href=/dead>");
      server.html("/i/1", "item=one").html("/i/2", "item=two").html("/i/3", "item=one");
      CrawlSettings settings = Crawling.settings(folder);
      SiteDefinition site = Crawling.site(server);
      Crawling first = new Crawling();
      first.run(site, settings);
      assertThat(first.of(Kind.ABSENT)).containsExactly("/dead status 404");
      server.status("/i/1", 404).html("/i/2", "removed");
      Crawling second = new Crawling();
      second.run(site, settings);
      // /i/3 still shows item one.
      assertThat(second.removed()).containsExactly("two");
      assertThat(second.of(Kind.GONE))
          .containsExactlyInAnyOrder("/i/1 status 404", "/i/2 the page says that it is removed");
      server.status("/i/3", 410);
      Crawling third = new Crawling();
      third.run(site, settings);
      assertThat(third.removed()).containsExactly("one");
      server.html("/i/1", "item=one");
      Crawling fourth = new Crawling();
      fourth.run(site, settings);
      assertThat(fourth.items()).containsExactly("one");
      assertThat(fourth.removed()).isEmpty();
    }
  }

  @Test
  void aFailingPageIsTriedFourTimesAndThenReportedAndTriedAgainInTheNextRun() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>").status("/i/1", 500).html("/i/2", "item=two");
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(server.hits("/i/1")).isEqualTo(4);
      assertThat(crawling.of(Kind.FAILED)).containsExactly("/i/1 status 500");
      assertThat(crawling.of(Kind.RETRYING)).hasSize(3);
      assertThat(crawling.items()).containsExactly("two");
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
      server.html("/i/1", "item=one");
      Crawling next = new Crawling();
      next.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(next.items()).contains("one");
    }
  }

  @Test
  void retryAfterIsHonouredToTheSecondAndForTheWholeHost() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      AtomicInteger asked = new AtomicInteger();
      server.html("/", "<a href=/i/1><a href=/i/2>").html("/i/2", "item=two");
      server.page(
          "/i/1",
          exchange -> {
            if (asked.incrementAndGet() == 1) {
              exchange.getResponseHeaders().set("Retry-After", "1");
              exchange.sendResponseHeaders(503, -1);
            } else {
              LoopbackSite.send(exchange, 200, "text/html", LoopbackSite.utf8("item=one"));
            }
          });
      Crawling crawling = new Crawling();
      crawling.run(Crawling.site(server), Crawling.settings(folder));
      List<LoopbackSite.Hit> hits = server.hits();
      assertThat(hits.get(2).path()).isEqualTo("/i/1");
      assertThat(hits.get(3).nanos() - hits.get(2).nanos())
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
      assertThat(crawling.items()).containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void aServerThatAsksToBeLeftAloneForEverIsLeftAloneForADay() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>").html("/i/2", "item=two");
      server.page(
          "/i/1",
          exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT");
            exchange.sendResponseHeaders(503, -1);
          });
      SiteDefinition site = Crawling.site(server);
      CrawlReport shut = new Crawling().run(site, Crawling.settings(folder));
      assertThat(shut.status()).isEqualTo(Status.PAUSED);
      assertThat(shut.reason())
          .contains("may not be asked before 2")
          .contains("/i/1: status 503; it asks for a longer pause than a day: Fri, 31 Dec 9999");
      server.html("/i/1", "item=one").forget();
      Clock soon = Clock.offset(Clock.systemUTC(), Duration.ofHours(23));
      assertThat(new Crawling().run(site, Crawling.settings(folder, soon)).status())
          .isEqualTo(Status.PAUSED);
      assertThat(server.hits()).isEmpty();
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(24));
      Crawling crawling = new Crawling();
      assertThat(crawling.run(site, Crawling.settings(folder, later)).status())
          .isEqualTo(Status.COMPLETED);
      assertThat(crawling.items()).containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void aSiteThatShutsUsOutIsLeftAloneAndReportedAsBlocked() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      StringBuilder links = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        links.append("<a href=/i/").append(i).append('>');
        server.status("/i/" + i, 403);
      }
      server.html("/", links.toString());
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(report.status()).isEqualTo(Status.BLOCKED);
      assertThat(crawling.of(Kind.BLOCKED)).hasSize(5);
      assertThat(server.hits()).hasSize(7);
      assertThat(report.waiting()).isEqualTo(15);
      assertThat(report.held()).hasSize(1);
      assertThat(report.reason()).contains("blocked");
    }
  }

  @Test
  void aLogInWallInFrontOfEverythingIsBlocked() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "blocked <a href=/login>");
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(report.status()).isEqualTo(Status.BLOCKED);
      assertThat(crawling.of(Kind.BLOCKED))
          .containsExactly("/ the page asks for a log-in or a captcha");
      assertThat(server.hits("/login")).isZero();
    }
  }

  @Test
  void aDeadServerIsAFailedRunThatSaysWhy() throws Exception {
    SiteDefinition site;
    try (LoopbackSite server = new LoopbackSite()) {
      site = Crawling.site(server);
    }
    Crawling crawling = new Crawling();
    CrawlReport report = crawling.run(site, Crawling.settings(folder));
    assertThat(report.status()).isEqualTo(Status.FAILED);
    assertThat(report.reason()).contains("robots.txt could not be had").contains("connection");
  }

  @Test
  void anAddressInAPrivateNetworkIsAFailureAndNotARuleOfTheSites() {
    SiteDefinition site =
        new SiteDefinition(
            "sample",
            "样例",
            true,
            List.of("http://10.0.0.1/"),
            new Scope(List.of("10.0.0.1"), List.of(), List.of(), List.of(), List.of()),
            new Limits(Duration.ZERO, 100, 10),
            null,
            "generic",
            false,
            new Authority("站长 demo_0001", "letter 1", LocalDate.of(2999, 1, 1)),
            null,
            Rendering.NONE);
    Crawling crawling = new Crawling();
    CrawlReport report = crawling.run(site, Crawling.settings(folder));
    assertThat(report.robotsLifted()).isTrue();
    assertThat(report.count(Kind.REFUSED)).isZero();
    assertThat(crawling.of(Kind.FAILED)).hasSize(1);
    assertThat(crawling.of(Kind.FAILED).getFirst()).contains("leads to 10.0.0.1, which is not");
    assertThat(report.status()).isEqualTo(Status.FAILED);
  }

  @Test
  void theLimitOfPagesEndsARunAndTheNextGoesOnWithWhatWasNotSeen() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3><a href=/i/4>");
      for (int i = 1; i <= 4; i++) {
        server.html("/i/" + i, "item=number-" + i);
      }
      SiteDefinition site = Crawling.site(new Limits(Duration.ZERO, 3, 10), server);
      Crawling first = new Crawling();
      CrawlReport report = first.run(site, Crawling.settings(folder));
      assertThat(report.status()).isEqualTo(Status.INCOMPLETE);
      assertThat(report.reason()).contains("3 pages").contains("2 addresses are left");
      assertThat(first.items()).containsExactly("number-1", "number-2");
      Crawling second = new Crawling();
      second.run(site, Crawling.settings(folder));
      assertThat(second.items()).containsExactly("number-3", "number-4");
    }
  }

  @Test
  void pagesBeyondTheDepthAreKeptForARunThatMayGoFurther() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/a>").html("/a", "<a href=/b>").html("/b", "item=deep");
      Crawling shallow = new Crawling();
      SiteDefinition near = Crawling.site(new Limits(Duration.ZERO, 100, 1), server);
      shallow.run(near, Crawling.settings(folder));
      assertThat(shallow.items()).isEmpty();
      Crawling deep = new Crawling();
      deep.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(deep.items()).containsExactly("deep");
    }
  }

  @Test
  void aPageThatAsksNotToBeKeptIsNotKept() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "noindex item=private <a href=/i/1>").html("/i/1", "item=open");
      Crawling crawling = new Crawling();
      crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(crawling.items()).containsExactly("open");
      assertThat(crawling.of(Kind.FETCHED)).contains("/ noindex");
    }
  }

  @Test
  void aPageThatCannotBeReadFailsAloneWithItsReason() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>");
      server.html("/i/1", "unreadable").html("/i/2", "item=two");
      Crawling crawling = new Crawling();
      crawling.run(Crawling.site(server), Crawling.settings(folder));
      assertThat(crawling.of(Kind.FAILED))
          .containsExactly("/i/1 cannot be read: this page cannot be read");
      assertThat(crawling.items()).containsExactly("two");
    }
  }

  @Test
  void anAddressThatNobodyCouldAskForFailsAloneInThisRunAndInTheNext() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "item=one").html("/i/2", "item=two");
      FrontierSettings left =
          new FrontierSettings(
              "sample", Duration.ZERO, 100, 10, Duration.ZERO, RevisitSchedule.EVERY_RUN, 2_000);
      try (SiteFrontier frontier = SiteFrontier.open(folder, left, Clock.systemUTC())) {
        for (String path : List.of("/i/2", "/a b")) { // as no rule of ours would have let in
          frontier.add(List.of(FrontierAddress.found(server.url(path), LinkRole.ITEM, 1, 0)));
        }
      }
      for (int run = 0; run < 2; run++) {
        Crawling crawling = new Crawling();
        CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder));
        assertThat(report.status()).isEqualTo(Status.COMPLETED);
        assertThat(crawling.items()).containsExactlyInAnyOrder("one", "two");
        assertThat(crawling.of(Kind.FAILED)).hasSize(1);
        assertThat(crawling.of(Kind.FAILED).getFirst()).startsWith("/a b cannot be asked for");
      }
    }
  }

  @Test
  void whatADefinitionNoLongerCoversIsNotAskedAnyMore() throws Exception {
    try (LoopbackSite old = new LoopbackSite();
        LoopbackSite fresh = new LoopbackSite()) {
      old.html("/", "<a href=/i/1>").html("/i/1", "item=old");
      fresh.html("/", "item=fresh");
      new Crawling().run(Crawling.site(old), Crawling.settings(folder));
      old.forget();
      Crawling crawling = new Crawling();
      CrawlReport report = crawling.run(Crawling.site(fresh), Crawling.settings(folder));
      assertThat(old.hits()).isEmpty();
      assertThat(crawling.items()).containsExactly("fresh");
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
      assertThat(report.waiting()).isZero();
    }
  }
}

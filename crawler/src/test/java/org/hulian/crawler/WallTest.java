package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wall in front of items is told from one in front of members and forms, and from an end. */
class WallTest {
  @TempDir Path folder;

  private Crawling look(LoopbackSite server) {
    Crawling crawling = new Crawling();
    crawling.run(Crawling.site(server), Crawling.settings(folder));
    return crawling;
  }

  private static String links(String path, int count) {
    StringBuilder links = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      links.append("<a href=").append(path).append(i).append('>');
    }
    return links.toString();
  }

  @Test
  void whatNeverShowsAnItemIsNotAskedAndCountedOnce() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/never/1><a href=/a><a href=http://other.example/never/2>");
      server.html("/a", "<a href=/never/1><a href=/never/3?x=1>");
      Crawling crawling = look(server);
      assertThat(crawling.of(Kind.SKIPPED)).containsExactly("/never/1", "/never/3?x=1");
      assertThat(server.paths()).noneMatch(path -> path.startsWith("/never"));
    }
  }

  @Test
  void whatAnOlderVersionQueuedThoughItNeverShowsAnItemIsNotAsked() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/a>").html("/a", "").html("/never/1", "").html("/login", "");
      look(server);
      List<FrontierAddress> old =
          List.of(
              FrontierAddress.found(server.url("/never/1"), LinkRole.OTHER, 1, 0),
              FrontierAddress.found(server.url("/login?next=/i/1"), LinkRole.ITEM, 1, 0));
      FrontierSettings settings =
          new FrontierSettings(
              "sample", Duration.ZERO, 100, 10, Duration.ZERO, RevisitSchedule.EVERY_RUN, 2_000);
      try (SiteFrontier frontier = SiteFrontier.open(folder, settings, Clock.systemUTC())) {
        frontier.add(old);
      }
      Crawling crawling = look(server);
      assertThat(crawling.of(Kind.SKIPPED))
          .containsExactlyInAnyOrder(
              "/never/1 never shows an item", "/login?next=/i/1 never shows an item");
      assertThat(server.paths()).noneMatch(path -> path.startsWith("/never"));
      assertThat(server.paths()).noneMatch(path -> path.startsWith("/login"));
    }
  }

  @Test
  void wallsInFrontOfMembersSayNothingOfTheItems() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", links("/member/", 8) + "<a href=/list>");
      for (int i = 1; i <= 8; i++) {
        if (i % 2 == 0) {
          server.html("/member/" + i, "blocked");
        } else {
          server.status("/member/" + i, 403);
        }
      }
      server.html("/list", "<a href=/i/1>").html("/i/1", "item=one");
      // One after the other: the list comes behind the members.
      Crawling crawling = new Crawling();
      CrawlReport report =
          crawling.run(
              Crawling.site(new Limits(Duration.ZERO, 100, 10), server),
              Crawling.settings(folder).withWorkers(1));
      assertThat(crawling.of(Kind.BLOCKED)).hasSize(8);
      assertThat(crawling.items()).containsExactly("one");
      assertThat(report.status()).isEqualTo(Status.COMPLETED);
    }
  }

  @Test
  void aSiteThatSendsEverybodyToSignInIsBlockedAndLosesNothing() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", links("/i/", 7));
      for (int i = 1; i <= 7; i++) {
        server.html("/i/" + i, "item=number-" + i);
      }
      assertThat(look(server).items()).hasSize(7);
      for (int i = 1; i <= 7; i++) {
        server.redirect("/i/" + i, 302, "/member.php?mod=logging&action=login");
      }
      // Five turns, none before its time, and then one each time to see whether it is still so.
      List<Integer> hours = List.of(0, 0, 1, 7);
      List<Integer> turnedAway = List.of(5, 0, 1, 1);
      for (int run = 0; run < hours.size(); run++) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours.get(run)));
        Crawling crawling = new Crawling();
        CrawlReport report = crawling.run(Crawling.site(server), Crawling.settings(folder, clock));
        assertThat(report.status()).isEqualTo(Status.BLOCKED);
        assertThat(crawling.of(Kind.BLOCKED))
            .hasSize(turnedAway.get(run))
            .allMatch(line -> line.contains("redirects to a sign-in page: http://127.0.0.1"));
        assertThat(crawling.removed()).isEmpty();
      }
      assertThat(server.paths()).noneMatch(path -> path.contains("logging"));
    }
  }

  @Test
  void anItemThatAloneLeadsToSignInIsMissedAndGoneAtTheSecondLook() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", links("/i/", 4));
      for (int i = 1; i <= 4; i++) {
        server.html("/i/" + i, "item=number-" + i);
      }
      look(server);
      server.redirect("/i/4", 302, "/login?next=/i/4");
      Crawling second = look(server);
      assertThat(second.removed()).isEmpty();
      assertThat(second.of(Kind.BLOCKED)).isEmpty();
      assertThat(second.of(Kind.REDIRECTED))
          .containsExactly("/i/4 a sign-in page: " + server.url("/login?next=/i/4"));
      assertThat(look(server).removed()).isEqualTo(List.of("number-4"));
      assertThat(server.paths()).noneMatch(path -> path.startsWith("/login"));
    }
  }
}

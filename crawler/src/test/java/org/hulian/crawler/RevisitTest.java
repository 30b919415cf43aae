package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hulian.crawler.site.SiteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a page is asked for follows how often it changes; each look is by a new process. */
class RevisitTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  @Test
  void aPageThatChangesIsAskedForOftenerThanOneThatDoesNot() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>").html("/i/2", "item=two");
      for (int hour = 0; hour < 48; hour++) {
        server.html("/i/1", "item=one" + hour);
        look(server, Duration.ofHours(hour), List.of());
      }
      assertThat(server.hits("/i/1")).isEqualTo(48);
      assertThat(server.hits("/i/2")).isBetween(5L, 12L);
      assertThat(server.hits("/")).isEqualTo(48);
    }
  }

  @Test
  void whatIsGoneIsAskedForFourTimesMoreAndThenNever() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1>").html("/i/1", "item=one");
      look(server, Duration.ZERO, List.of());
      server.status("/i/1", 404);
      List<Integer> days = new ArrayList<>();
      for (int day = 1; day < 120; day++) {
        server.forget();
        look(server, DAY.multipliedBy(day), List.of());
        if (server.hits("/i/1") > 0) {
          days.add(day);
        }
      }
      assertThat(days).containsExactly(1, 5, 13, 29, 61); // the longest wait is two days
    }
  }

  @Test
  void whatIsWatchedIsAskedForInEachRunBeforeAllElse() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2><a href=/i/3>");
      server.html("/i/1", "item=one").html("/i/2", "item=two").html("/i/3", "item=three");
      look(server, Duration.ZERO, List.of());
      look(server, DAY.multipliedBy(2), List.of());
      server.forget();
      look(server, DAY.multipliedBy(2).plusMinutes(5), List.of(server.url("/i/2")));
      assertThat(server.paths()).contains("/i/2").doesNotContain("/i/1", "/i/3");
      server.forget();
      look(server, DAY.multipliedBy(9), List.of(server.url("/i/3"), "https://other.example/"));
      List<String> items = new ArrayList<>(server.paths());
      items.removeIf(path -> !path.startsWith("/i/"));
      assertThat(items).containsExactlyInAnyOrder("/i/1", "/i/2", "/i/3").startsWith("/i/3");
    }
  }

  private void look(LoopbackSite server, Duration after, List<String> watched) {
    SiteDefinition.Again again =
        new SiteDefinition.Again(Duration.ofHours(1), DAY.multipliedBy(2), DAY);
    SiteDefinition site =
        Crawling.site(new SiteDefinition.Limits(Duration.ZERO, 1_000, 10, 2_000, again), server);
    Clock clock = Clock.offset(Clock.systemUTC(), after);
    Crawl.of(site, Crawling.settings(folder, clock))
        .watching(watched)
        .run(new MarkedPages(), listing -> {}, new CrawlObserver() {});
  }
}

package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page changed where somebody who looks for items sees something else than before. */
class PageDigestTest {
  @TempDir Path folder;

  private static PageSnapshot page(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new PageSnapshot(
        URI.create("http://a.test/"), 200, Map.of(), bytes, Instant.EPOCH, null);
  }

  private static Listing listing(String title) {
    return Listing.builder(new ListingId("one")).title(title).build();
  }

  @Test
  void whatIsShownAndLedToCountsAndNotTheTokensOfForms() {
    List<Listing> one = List.of(listing("书架"));
    List<String> links = List.of("/i/1", "/i/2");
    String digest = PageDigest.of(page("token=1"), one, links);

    assertThat(digest)
        .matches("[0-9a-f]{64}")
        .isEqualTo(PageDigest.of(page("token=2"), one, List.of("/i/2", "/i/1", "/i/2")));
    assertThat(digest)
        .isNotEqualTo(PageDigest.of(page("token=1"), List.of(listing("书架，降价")), links))
        .isNotEqualTo(PageDigest.of(page("token=1"), one, List.of("/i/1")))
        .isNotEqualTo(PageDigest.of(page("token=1"), List.of(), links));
  }

  @Test
  void bytesCountWhereThereIsNothingElse() {
    assertThat(PageDigest.of(page("a"), List.of(), List.of()))
        .isEqualTo(PageDigest.of(page("a"), List.of(), List.of()))
        .isNotEqualTo(PageDigest.of(page("b"), List.of(), List.of()));
  }

  @Test
  void aListThatOnlyItsTokenChangesOnIsLookedAtMoreAndMoreSeldom() throws Exception {
    RevisitSchedule daily =
        new RevisitSchedule(Duration.ofDays(1), Duration.ofHours(1), Duration.ofDays(90));
    AtomicInteger token = new AtomicInteger();
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/list>").html("/i/1", "");
      server.page(
          "/list",
          e -> {
            String body = "<a href=/i/1> token=" + token.incrementAndGet();
            LoopbackSite.send(e, 200, "text/html", LoopbackSite.utf8(body));
          });
      SiteDefinition site = Crawling.site(server);
      int[] hours = {0, 25, 25 + 30, 25 + 37};
      long[] looks = new long[hours.length];
      for (int i = 0; i < hours.length; i++) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours[i]));
        new Crawling().run(site, Crawling.settings(folder, clock).withRevisit(daily));
        looks[i] = server.hits("/list");
      }
      // After an unchanged look a day becomes 36 hours; after a changed one it would become 12.
      assertThat(looks).containsExactly(1, 2, 2, 3);
    }
  }
}

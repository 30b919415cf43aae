package org.hulian.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hulian.crawler.LoopbackSite;
import org.hulian.crawler.fetch.RobotsService.RobotsSettings;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.site.AddressRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLoaderTest {
  private static final Duration DELAY = Duration.ofMillis(200);

  @TempDir Path folder;
  private final LoopbackSite shop = new LoopbackSite();
  private final LoopbackSite parts = new LoopbackSite();
  private SiteFrontier frontier;
  private Fetching fetching;

  PartLoaderTest() throws IOException {}

  @BeforeEach
  void open() {
    frontier =
        SiteFrontier.open(
            folder,
            new FrontierSettings(
                "shop", DELAY, 100, 5, Duration.ZERO, RevisitSchedule.EVERY_RUN, 100),
            Clock.systemUTC());
    fetching =
        new Fetching(
            new Fetching.Parts(
                new EgressGuard(HostResolver.SYSTEM, true, Clock.systemUTC()),
                FetchSettings.of("hulian test"),
                ResponseRecorder.NONE,
                Clock.systemUTC()),
            frontier,
            new RobotsSettings("hulian", false, Duration.ofMillis(10), DELAY));
  }

  @AfterEach
  void close() {
    fetching.close();
    frontier.close();
    shop.close();
    parts.close();
  }

  private PagePart load(String url, Duration time) throws Exception {
    String page = AddressRules.authority(shop.url("/"));
    return fetching
        .pageParts()
        .load(
            new PartLoader.Wish(
                url, Map.of(), page, false, host -> true, Instant.now().plus(time)));
  }

  @Test
  void whatAPageWantsOfAHostThatIsBeingAskedWaitsForItsTurn() throws Exception {
    parts.page("/a.js", exchange -> exchange.sendResponseHeaders(200, -1));
    frontier.add(List.of(FrontierAddress.found(parts.url("/item"), LinkRole.ITEM, 1, 0)));
    List<WebURL> taken = new ArrayList<>();
    frontier.getNextURLs(1, taken);

    assertThat(load(parts.url("/a.js"), DELAY.multipliedBy(2)))
        .isInstanceOf(PagePart.Refused.class);
    assertThat(parts.hits()).as("another worker has its turn").isEmpty();

    frontier.setProcessed(taken.getFirst());
    assertThat(load(parts.url("/a.js"), Duration.ofSeconds(20)))
        .isInstanceOf(PagePart.Served.class);
    List<LoopbackSite.Hit> hits = parts.hits();
    assertThat(hits).extracting(LoopbackSite.Hit::path).containsExactly("/robots.txt", "/a.js");
    assertThat(hits.get(1).nanos() - hits.get(0).nanos()).isGreaterThanOrEqualTo(DELAY.toNanos());
    assertThat(frontier.hosts().take(AddressRules.authority(parts.url("/"))))
        .as("the turn was given back, and the delay runs")
        .isFalse();
  }

  @Test
  void whatAPageWantsOfItsOwnHostIsAskedInTheTurnThatThePageHas() throws Exception {
    shop.page("/a.js", exchange -> exchange.sendResponseHeaders(200, -1));
    frontier.add(List.of(FrontierAddress.found(shop.url("/item"), LinkRole.ITEM, 1, 0)));
    frontier.getNextURLs(1, new ArrayList<>());
    assertThat(load(shop.url("/a.js"), Duration.ofSeconds(20))).isInstanceOf(PagePart.Served.class);
    assertThat(frontier.requests()).as("a part is a request of the run").isEqualTo(1);
  }
}

package org.hulian.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hulian.crawler.AddressStanding.Standing;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.crawler.frontier.RetryPolicy;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which an address can stand is told with its reason. */
class AddressInquiryTest {
  private static final String ROBOTS =
      "User-agent: other\nDisallow: /closed\n\nUser-agent: *\nAllow: /\nDisallow: /closed # ours\n";

  @TempDir Path folder;

  private AddressStanding ask(SiteDefinition site, String address) {
    try (FrontierView view = FrontierView.open(folder).orElseThrow()) {
      List<AddressStanding> all = inquiry(List.of(site), view).of(address);
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static AddressInquiry inquiry(List<SiteDefinition> sites, FrontierView view) {
    ListingExtractor extractor = new ListingExtractor(EngineCatalog.empty());
    return new AddressInquiry(sites, extractor, view, Clock.systemUTC());
  }

  private SiteDefinition crawled(LoopbackSite server, Limits limits) {
    SiteDefinition site = Crawling.site(limits, server);
    new Crawling().run(site, Crawling.settings(folder));
    return site;
  }

  @Test
  void whatCameOfAnAddressIsTold() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(ROBOTS).status("/absent", 404).status("/wall", 403).status("/bad", 400);
      server.html(
          "/",
          "<a href=/i/1><a href=/closed/1><a href=/absent><a href=/wall><a href=/bad><a href=/moved>"
              + "<a href=/empty>");
      server
          .html("/i/1", "item=one")
          .html("/empty", "<a href=/deep>")
          .redirect("/moved", 301, "/i/1");
      SiteDefinition site = crawled(server, new Limits(Duration.ZERO, 100, 1));
      int asked = server.hits().size();

      AddressStanding item = ask(site, server.url("/i/1"));
      assertThat(item.standing()).isEqualTo(Standing.FETCHED);
      assertThat(item.why()).isEqualTo("it was fetched; it showed 1 item");
      assertThat(item.items()).hasToString("[one]");
      assertThat(item.site()).isEqualTo("sample");
      assertThat(item.facts())
          .containsEntry("found as", "item, 1 step from a start address")
          .containsEntry("site", "sample, in scope")
          .containsEntry("canonical", "as given")
          .containsKeys("last page", "next look");
      assertThat(item.facts().get("robots.txt")).startsWith("open by line 5, \"Allow: /\"");

      AddressStanding closed = ask(site, server.url("/closed/1"));
      assertThat(closed.standing()).isEqualTo(Standing.SKIPPED);
      assertThat(closed.facts().get("robots.txt"))
          .startsWith("closed by line 6, \"Disallow: /closed # ours\"");

      AddressStanding copy = ask(site, server.url("/i/1?utm_source=x&spm=1#top"));
      assertThat(copy.standing()).isEqualTo(Standing.FETCHED);
      assertThat(copy.canonical()).isEqualTo(server.url("/i/1"));
      assertThat(copy.facts().get("canonical")).contains("is a duplicate of it");

      AddressStanding absent = ask(site, server.url("/absent"));
      assertThat(absent.standing()).isEqualTo(Standing.GONE);
      assertThat(absent.why()).startsWith("status 404, in the run that began at ");
      assertThat(ask(site, server.url("/wall")).why()).startsWith("status 403, in the run");
      assertThat(ask(site, server.url("/bad")).standing()).isEqualTo(Standing.FAILED);

      AddressStanding moved = ask(site, server.url("/moved"));
      assertThat(moved.standing()).isEqualTo(Standing.MOVED);
      assertThat(moved.why()).isEqualTo("it redirects to " + server.url("/i/1"));

      AddressStanding deep = ask(site, server.url("/deep"));
      assertThat(deep.standing()).isEqualTo(Standing.SKIPPED);
      assertThat(deep.why()).contains("2 steps", "no further than 1");
      assertThat(server.hits()).as("no request is made").hasSize(asked);
    }
  }

  @Test
  void whatAnAddressWaitsForIsTold() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>").html("/i/1", "item=one");
      SiteDefinition site = crawled(server, new Limits(Duration.ZERO, 2, 5));
      AddressStanding waits = ask(site, server.url("/i/2"));
      assertThat(waits.standing()).isEqualTo(Standing.WAITS);
      assertThat(waits.why()).contains("it waits: the run that began at").contains("has ended");

      server.status("/i/2", 503);
      CrawlSettings patient =
          Crawling.settings(folder)
              .withWaits(
                  Duration.ofSeconds(2),
                  new RetryPolicy(3, Duration.ofHours(1), Duration.ofHours(9)));
      new Crawling().run(Crawling.site(new Limits(Duration.ZERO, 100, 5), server), patient);
      AddressStanding retry = ask(site, server.url("/i/2"));
      assertThat(retry.standing()).isEqualTo(Standing.WAITS);
      assertThat(retry.why())
          .startsWith("it failed 1 time (status 503) and is not asked again before");
    }
  }

  @Test
  void itIsToldWhileACrawlRuns() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.html("/", "<a href=/i/1><a href=/i/2>").html("/i/2", "item=two");
      SiteDefinition site = Crawling.site(server);
      List<AddressStanding> seen = Collections.synchronizedList(new ArrayList<>());
      server.page(
          "/i/1",
          exchange -> {
            seen.add(ask(site, server.url("/i/1")));
            seen.add(ask(site, server.url("/i/2")));
            LoopbackSite.send(exchange, 200, "text/html", LoopbackSite.utf8("item=one"));
          });
      Crawling crawling = new Crawling();
      crawling.run(site, Crawling.settings(folder));
      assertThat(crawling.items()).containsExactly("one", "two");
      assertThat(seen)
          .extracting(AddressStanding::standing)
          .containsExactly(Standing.BEING_ASKED, Standing.WAITS);
      assertThat(seen.getLast().why()).contains("is being asked for something else just now");
    }
  }

  @Test
  void whatWouldHappenToAnUnknownAddressIsTold() throws Exception {
    try (LoopbackSite server = new LoopbackSite()) {
      server.robots(ROBOTS).html("/", "");
      SiteDefinition plain = crawled(server, new Limits(Duration.ZERO, 2, 5));
      SiteDefinition site =
          new SiteDefinition(
              plain.name(),
              plain.platform(),
              true,
              plain.start(),
              new Scope(plain.scope().hosts(), List.of(), List.of(), List.of("/old/*"), List.of()),
              plain.limits(),
              null,
              "generic",
              false,
              null,
              null,
              Rendering.NONE);
      check(site, server.url("/i/9"), Standing.WOULD_BE_SKIPPED, "which is not public: loopback");
      check(site, server.url("/login"), Standing.WOULD_BE_SKIPPED, "never shows an item");
      check(
          site,
          server.url("/old/1"),
          Standing.WOULD_BE_SKIPPED,
          "sample, its scope excludes /old/*");
      check(
          site, "http://a.example/", Standing.WOULD_BE_SKIPPED, "no site definition has the host");
      check(site, "ftp://a.example/", Standing.WOULD_BE_SKIPPED, "no http or https address");
      check(site, "http://u@a.example/", Standing.WOULD_BE_SKIPPED, "no user");
      check(site, "http://a.example/" + "x".repeat(3_000), Standing.WOULD_BE_SKIPPED, "traps");
      AddressStanding closed = ask(site, server.url("/closed/9"));
      assertThat(closed.facts().get("robots.txt")).startsWith("closed by line 6");

      SiteDefinition other =
          new SiteDefinition(
              "other",
              "other",
              true,
              List.of("http://shop.example/"),
              new Scope(List.of("shop.example"), List.of(), List.of(), List.of(), List.of()),
              Limits.DEFAULT,
              null,
              "generic",
              false,
              null,
              null,
              Rendering.NONE);
      check(
          other,
          "http://shop.example/i/1",
          Standing.WOULD_BE_ASKED,
          "it would be asked if one did");
      assertThat(ask(other, "http://shop.example/i/1").facts().get("robots.txt"))
          .isEqualTo("not known yet: it is asked for first");
    }
  }

  private void check(SiteDefinition site, String address, Standing standing, String why) {
    AddressStanding found = ask(site, address);
    assertThat(found.standing()).as(address).isEqualTo(standing);
    assertThat(found.why()).contains(why);
  }
}

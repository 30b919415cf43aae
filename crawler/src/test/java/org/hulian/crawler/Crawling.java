package org.hulian.crawler;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.RetryPolicy;
import org.hulian.crawler.site.Authority;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.crawler.site.SiteDefinition.Limits;
import org.hulian.listing.Listing;
import org.jspecify.annotations.Nullable;

/** Crawls loopback sites, and remembers what it was told. */
public final class Crawling implements CrawlObserver {
  private final List<AddressOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
  private final List<Listing> listings = Collections.synchronizedList(new ArrayList<>());
  private final List<Removal> removals = Collections.synchronizedList(new ArrayList<>());

  public static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofMillis(10), Duration.ofMillis(40));

  public static CrawlSettings settings(Path folder) {
    return settings(folder, Clock.systemUTC());
  }

  public static CrawlSettings settings(Path folder, InstantSource clock) {
    return CrawlSettings.of(
            folder, new UserAgent("1.0", "abuse-desk@hulian.example"), ResponseRecorder.NONE, clock)
        .allowingLoopback()
        .withLimits(Duration.ofSeconds(3), 1 << 20)
        .withWaits(Duration.ofSeconds(5), QUICK);
  }

  /** A site with no delay that starts at {@code /} of each server, without sitemaps. */
  public static SiteDefinition site(Limits limits, LoopbackSite... servers) {
    return site(limits, false, null, servers);
  }

  public static SiteDefinition site(LoopbackSite... servers) {
    return site(new Limits(Duration.ZERO, 10_000, 10), servers);
  }

  public static SiteDefinition site(
      Limits limits, boolean sitemap, @Nullable Authority authority, LoopbackSite... servers) {
    List<String> hosts = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    for (LoopbackSite server : servers) {
      hosts.add(InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port());
      starts.add(server.url("/"));
    }
    return new SiteDefinition(
        "sample",
        "样例",
        true,
        starts,
        new Scope(hosts, List.of(), List.of(), List.of(), List.of()),
        limits,
        null,
        "generic",
        sitemap,
        authority,
        null,
        Rendering.NONE);
  }

  public CrawlReport run(SiteDefinition site, CrawlSettings settings) {
    return Crawl.of(site, settings).run(new MarkedPages(), listings::add, this);
  }

  @Override
  public void outcome(AddressOutcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void removed(Removal removal) {
    removals.add(removal);
  }

  public List<Listing> listings() {
    return List.copyOf(listings);
  }

  public List<String> items() {
    return listings().stream().map(listing -> listing.id().value()).toList();
  }

  public List<String> removed() {
    return removals().stream().map(removal -> removal.id().value()).toList();
  }

  public List<Removal> removals() {
    return List.copyOf(removals);
  }

  /** Paths and reasons of one kind of event. */
  public List<String> of(Kind kind) {
    return List.copyOf(outcomes).stream()
        .filter(outcome -> outcome.kind() == kind)
        .map(outcome -> outcome.address().replaceFirst("http://[^/]+", "") + " " + outcome.reason())
        .map(String::strip)
        .toList();
  }
}

package org.hulian.crawler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.fetch.CrawlShell;
import org.hulian.crawler.fetch.EgressGuard;
import org.hulian.crawler.fetch.FetchSettings;
import org.hulian.crawler.fetch.Fetching;
import org.hulian.crawler.fetch.RobotsService.RobotsSettings;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.FrontierSettings;
import org.hulian.crawler.frontier.HeldHost;
import org.hulian.crawler.frontier.RevisitSchedule;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.crawler.render.BrowserException;
import org.hulian.crawler.render.PageBrowser;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.ListingSink;
import org.jspecify.annotations.Nullable;

/**
 * The way in: looks at a site once, from its start addresses or from where the last run was broken
 * off. Public pages only, robots.txt obeyed, one request at a time to each host.
 *
 * <p>A crawl is run once. {@link #stop} may be called by any thread.
 */
public final class Crawl {
  /**
   * While one waits for the browser another asks for its page; more would wait with their lease.
   */
  private static final int RENDERING_WORKERS = 2;

  private final SiteDefinition site;
  private final CrawlSettings settings;
  private final List<String> watched;
  private @Nullable SiteFrontier frontier;
  private boolean stopped;

  private Crawl(SiteDefinition site, CrawlSettings settings, List<String> watched) {
    this.site = site;
    this.settings = settings;
    this.watched = List.copyOf(watched);
  }

  /**
   * Prepares a crawl; nothing is opened or asked yet. When known pages are looked at again is as
   * the site's definition has it, if it says so.
   */
  public static Crawl of(SiteDefinition site, CrawlSettings settings) {
    SiteDefinition.Again again = site.limits().again();
    boolean adaptive = !again.longest().isZero();
    RevisitSchedule schedule =
        new RevisitSchedule(again.shortest(), again.shortest(), again.longest());
    return new Crawl(site, adaptive ? settings.withRevisit(schedule) : settings, List.of());
  }

  /** The same, but these addresses are looked at before others, whenever they were last. */
  public Crawl watching(List<String> addresses) {
    return new Crawl(site, settings, addresses);
  }

  /**
   * Crawls until all is looked at, or the site's limit is reached, or it is stopped. An interrupt
   * of the calling thread stops it as {@link #stop} does, and is still set in the end.
   *
   * @param reader reads pages; called by many threads at once
   * @param sink takes each listing before its address counts as looked at
   * @throws org.hulian.crawler.frontier.FrontierException if the frontier cannot be used, or
   *     another run of the site is going on
   * @throws UncheckedIOException if the folder cannot be made
   */
  public CrawlReport run(PageReader reader, ListingSink sink, CrawlObserver observer) {
    try {
      Files.createDirectories(settings.machine().folder());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + settings.machine().folder(), e);
    }
    Instant startedAt = settings.machine().clock().instant();
    CrawlJournal journal = new CrawlJournal(sink, observer, settings);
    if (!site.rendering().browser()) {
      return run(reader, journal, null);
    }
    try (PageBrowser browser =
        PageBrowser.open(settings.browser(), agent().header(), settings.machine().clock())) {
      return run(reader, journal, browser);
    } catch (BrowserException e) {
      return unable(startedAt, String.valueOf(e.getMessage()));
    }
  }

  /** Nothing was asked, since pages could not have been read. */
  private CrawlReport unable(Instant startedAt, String reason) {
    return new CrawlReport(
        site.name(),
        Status.FAILED,
        reason,
        false,
        startedAt,
        settings.machine().clock().instant(),
        Map.of(),
        0,
        0,
        null,
        List.of(),
        false);
  }

  private CrawlReport run(PageReader reader, CrawlJournal journal, @Nullable PageBrowser browser) {
    Instant startedAt = settings.machine().clock().instant();
    boolean lifted = site.authorityOn(startedAt.atZone(ZoneOffset.UTC).toLocalDate()).isPresent();
    try (SiteFrontier opened = open();
        Fetching fetching = fetching(opened, lifted)) {
      PageSource pages =
          browser == null
              ? fetching::load
              : new RenderedPages(fetching, browser, site, settings.machine().recorder(), journal);
      List<FrontierAddress> first = LinkFinder.watched(site, watched);
      CrawlDesk.Parts parts =
          new CrawlDesk.Parts(
              site,
              settings,
              opened,
              fetching,
              pages,
              first.stream().map(FrontierAddress::url).collect(Collectors.toSet()));
      CrawlDesk desk = new CrawlDesk(parts, reader, journal);
      opened.givenUp().forEach(url -> journal.tell(Kind.FAILED, url, SiteFrontier.GIVEN_UP));
      opened.onClosed(
          address ->
              journal.tell(
                  address.isTrap() ? Kind.SKIPPED : Kind.REFUSED, address.url(), address.closed()));
      if (settings.waits().heldNow()) {
        opened.hosts().askHeld();
      }
      opened.addFirst(first);
      opened.addStarts(LinkFinder.starts(site));
      CrawlShell shell =
          new CrawlShell(settings.machine().folder(), opened, fetching.robots(), desk);
      Optional<Throwable> died;
      ProgressTicker ticker = new ProgressTicker(opened, journal, settings.machine().clock());
      try (ticker) {
        died = shell.run(browser == null ? settings.limits().workers() : RENDERING_WORKERS);
      }
      Ending ending = ending(opened, journal, desk.failure().or(() -> died));
      return new CrawlReport(
          site.name(),
          ending.status,
          ending.reason,
          opened.resumed(),
          startedAt,
          settings.machine().clock().instant(),
          journal.counts(),
          journal.listings(),
          opened.getQueueLength(),
          opened.resumeAt().orElse(null),
          opened.held(),
          lifted);
    }
  }

  /** Ends the run: what is being asked is finished, and the next run goes on from there. */
  public synchronized void stop() {
    stopped = true;
    if (frontier != null) {
      frontier.stop();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private SiteFrontier open() {
    FrontierSettings wanted =
        new FrontierSettings(
            site.name(),
            site.limits().delay(),
            site.limits().maxPages(),
            site.limits().maxDepth(),
            settings.waits().patience(),
            settings.waits().revisit(),
            site.limits().maxPerTemplate());
    SiteFrontier opened =
        SiteFrontier.open(settings.machine().folder(), wanted, settings.machine().clock());
    synchronized (this) {
      frontier = opened;
      if (stopped) {
        opened.stop();
      }
    }
    return opened;
  }

  private UserAgent agent() {
    String contact = site.contact();
    UserAgent agent = settings.userAgent();
    return contact == null ? agent : new UserAgent(agent.version(), contact);
  }

  private Fetching fetching(SiteFrontier opened, boolean lifted) {
    EgressGuard guard =
        new EgressGuard(
            settings.machine().resolver(),
            settings.machine().loopbackAllowed(),
            settings.machine().clock());
    FetchSettings limits =
        new FetchSettings(
            agent().header(), settings.limits().deadline(), settings.limits().maxBytes());
    return new Fetching(
        new Fetching.Parts(
            guard, limits, settings.machine().recorder(), settings.machine().clock()),
        opened,
        new RobotsSettings(
            UserAgent.token(),
            lifted,
            settings.waits().retry().firstWait(),
            site.limits().delay()));
  }

  private record Ending(Status status, String reason) {}

  private Ending ending(SiteFrontier opened, CrawlJournal journal, Optional<Throwable> failure) {
    if (failure.isPresent()) {
      if (failure.get() instanceof Error error) {
        throw error;
      }
      return new Ending(Status.FAILED, String.valueOf(failure.get().getMessage()));
    }
    Map<Kind, Long> counts = journal.counts();
    List<HeldHost> held = opened.held();
    Optional<HeldHost> shut = held.stream().filter(HeldHost::shut).findFirst();
    if (shut.isPresent()) {
      return new Ending(Status.BLOCKED, shut.get().authority() + ": " + shut.get().reason());
    }
    if (isStopped() || Thread.currentThread().isInterrupted()) {
      return new Ending(Status.INTERRUPTED, "stopped");
    }
    boolean looked = counts.containsKey(Kind.FETCHED) || counts.containsKey(Kind.NOT_MODIFIED);
    if (!looked && counts.containsKey(Kind.BLOCKED)) {
      return new Ending(Status.BLOCKED, journal.lastFailure());
    }
    boolean slowed = held.stream().anyMatch(HeldHost::slowed);
    // What was given up comes last: all else may have been looked at before this run was gone on.
    int givenUp = opened.requests() > 0 ? opened.givenUp().size() : 0;
    boolean failed = counts.getOrDefault(Kind.FAILED, 0L) > givenUp;
    if (!looked && !slowed && (failed || !held.isEmpty())) {
      return new Ending(Status.FAILED, "nothing could be fetched: " + journal.lastFailure());
    }
    long left = opened.getQueueLength();
    return left == 0
        ? new Ending(Status.COMPLETED, "")
        : new Ending(
            opened.isLimitReached() ? Status.INCOMPLETE : Status.PAUSED,
            whyIncomplete(opened, journal, held) + "; " + left + " addresses are left");
  }

  private String whyIncomplete(SiteFrontier opened, CrawlJournal journal, List<HeldHost> held) {
    if (opened.isLimitReached()) {
      return "the limit of " + site.limits().maxPages() + " pages was reached";
    }
    if (!held.isEmpty()) {
      return held.getFirst().authority() + ": " + held.getFirst().reason();
    }
    String retry = journal.lastRetry();
    return "the rest may not be asked before "
        + opened.nextDue().map(Instant::toString).orElse("a later time")
        + (retry.isEmpty() ? "" : " (" + retry + ")");
  }
}

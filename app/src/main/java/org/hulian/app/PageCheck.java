package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.crawler.Crawl;
import org.hulian.crawler.CrawlObserver;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.FrontierView;
import org.hulian.crawler.render.BrowserSettings;
import org.hulian.crawler.site.AddressRules;
import org.hulian.crawler.site.PageExpectation;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.WarcDamagedException;

/**
 * Says how pages are read: those of a WARC file, those recorded of a site, or a few fetched now.
 */
final class PageCheck {
  /** A trial asks for no more, whatever the number of pages. */
  private static final int MOST_FETCHED = 5;

  private final SiteFiles files;
  private final ListingExtractor extractor;
  private final Terminal terminal;
  private final boolean quiet;

  PageCheck(SiteFiles files, EngineCatalog engines, Terminal terminal, boolean quiet) {
    this.files = files;
    extractor = new ListingExtractor(engines);
    this.terminal = terminal;
    this.quiet = quiet;
  }

  /** Where the pages of a site are, and how many are looked at. */
  record Where(Path data, CrawlOptions options, int pages) {}

  /** Checks every page of a WARC file; false if one does not show what is expected. */
  boolean warc(Path file) throws IOException {
    Problems problems = new Problems(terminal);
    PageTally tally = new PageTally(terminal, quiet);
    try (CaptureReader reader =
        CaptureReader.open(file, problem -> problems.accept(Problem.of(problem)))) {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        look(next.get(), tally);
        next = reader.next();
      }
    } catch (WarcDamagedException e) {
      problems.accept(Problem.of(e));
    }
    tally.finish();
    return tally.fine() && problems.exitCode() == 0;
  }

  private void look(Captured captured, PageTally tally) {
    if (isPage(captured)) {
      String address = captured.uri().toString();
      Optional<SiteDefinition> site =
          AddressRules.STANDARD
              .canonical(address)
              .flatMap(
                  plain ->
                      files.catalog().sites().stream()
                          .filter(one -> one.scope().covers(plain))
                          .findFirst());
      boolean rendering = site.map(one -> one.rendering().browser()).orElse(false);
      if (rendering && !captured.rendered()) {
        return; // what its server sent shows nothing before the scripts have run
      }
      ListingExtractor own = site.map(one -> extractor.ofEngine(one.engine())).orElse(extractor);
      tally.add(
          address,
          own.extract(WarcSource.page(captured)),
          site.map(this::expected).orElse(List.of()));
    }
  }

  private static boolean isPage(Captured captured) {
    List<String> type = captured.headers().getOrDefault("content-type", List.of("text/html"));
    return captured.status() == 200 && type.getFirst().toLowerCase(Locale.ROOT).contains("html");
  }

  private List<PageExpectation> expected(SiteDefinition site) {
    return files.catalog().expected().getOrDefault(site.name(), List.of());
  }

  /** Checks the newest pages of a site; false if one does not show what is expected. */
  boolean site(String name, Where where) throws IOException {
    SiteDefinition site =
        files
            .catalog()
            .find(name)
            .orElseThrow(() -> new CommandException(files.catalog().unknown(name)));
    PageTally tally = new PageTally(terminal, quiet);
    List<Captured.Location> recorded =
        new WarcFolder(where.data())
            .newest(
                captured -> isPage(captured) && site.scope().covers(captured.uri().toString()),
                where.pages());
    if (recorded.isEmpty()) {
      fetch(site, where, tally);
    }
    for (Captured.Location at : recorded) {
      try (CaptureReader reader = CaptureReader.openAt(at, problem -> {})) {
        reader.next().ifPresent(captured -> look(captured, tally));
      }
    }
    tally.finish();
    tally.unmet(expected(site));
    return tally.fine();
  }

  /** Fetches a few pages as a crawl would, and keeps nothing of them. */
  private void fetch(SiteDefinition site, Where where, PageTally tally) throws IOException {
    files.named(List.of(site.name())); // it is switched on, and has a contact
    leaveAlone(site, where.data());
    Path folder = Files.createTempDirectory("hulian-check");
    try {
      String contact = site.contact() == null ? where.options().contact : site.contact();
      CrawlSettings settings =
          CrawlSettings.of(
                  folder,
                  new UserAgent(CrawlCommand.VERSION, contact),
                  ResponseRecorder.NONE,
                  terminal.clock())
              .withWorkers(1)
              .withBrowser(BrowserSettings.of(System.getenv()));
      ListingExtractor own = extractor.ofEngine(site.engine());
      CrawlReport report =
          Crawl.of(
                  few(site, Math.min(where.pages(), MOST_FETCHED)),
                  where.options().loopback ? settings.allowingLoopback() : settings)
              .run(
                  page -> {
                    Extraction extraction = own.extract(page);
                    tally.add(page.uri().toString(), extraction, expected(site));
                    return extraction;
                  },
                  listing -> {},
                  new CrawlObserver() {});
      if (tally.pages() == 0) {
        throw new CommandException(
            site.name() + " has no recorded pages, and none could be fetched: " + report.reason());
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** A host that asked for a pause is left alone by trials too. */
  private void leaveAlone(SiteDefinition site, Path data) {
    Optional<FrontierView> frontier = FrontierView.open(data);
    if (frontier.isPresent()) {
      if (FrontierView.running(data, site.name())) {
        throw new CommandException("a crawl of " + site.name() + " is going on; try again then");
      }
      try (FrontierView view = frontier.get()) {
        Instant soon = terminal.clock().instant().plus(Duration.ofMinutes(1));
        for (String start : site.start()) {
          Instant turn = view.nextTurn(AddressRules.authority(start));
          if (turn.isAfter(soon)) {
            throw new CommandException(
                AddressRules.authority(start) + " may not be asked before " + turn);
          }
        }
      }
    }
  }

  private static SiteDefinition few(SiteDefinition site, int pages) {
    SiteDefinition.Limits limits = site.limits();
    return new SiteDefinition(
        site.name(),
        site.platform(),
        true,
        site.start(),
        site.scope(),
        new SiteDefinition.Limits(
            limits.delay(), Math.min(pages, limits.maxPages()), limits.maxDepth()),
        null,
        site.engine(),
        false,
        null, // a trial leaves no entry in the audit log, so it obeys robots.txt
        site.contact(),
        site.rendering());
  }
}

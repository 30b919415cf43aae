package org.hulian.bench.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.hulian.crawler.Crawl;
import org.hulian.crawler.CrawlObserver;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.PageReader;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.Extraction;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.extract.LiveItems;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.Rendering;
import org.hulian.crawler.site.Scope;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;

/**
 * A crawl as {@code ./hulian crawl} makes it, up to the listings; these are counted, not stored.
 */
final class OurCrawl implements Contender {
  private static final String ENGINE = "discuz";
  private static final int DEPTH = 1_000;
  private static final UserAgent AGENT = new UserAgent("bench", "bench@hulian.example");

  private final boolean whole;
  private final ListingExtractor extractor;

  /**
   * Makes a crawl.
   *
   * @param whole whether captures are kept and listings read, or only links followed
   */
  OurCrawl(boolean whole) {
    this.whole = whole;
    try {
      Path engines = Path.of(System.getProperty("hulian.home", "")).resolve("seeds/engines");
      extractor = new ListingExtractor(EngineCatalog.load(engines)).ofEngine(ENGINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long crawl(Round round) throws Exception {
    if (!whole) {
      run(round, ResponseRecorder.NONE, OurCrawl::links);
      return System.nanoTime();
    }
    ArchiveSettings kept =
        new ArchiveSettings(
            round.data().resolve("warc"),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/bench",
            "bench@hulian.example");
    try (CaptureArchive archive = CaptureArchive.open(kept, Clock.systemUTC())) {
      LiveItems items = new LiveItems(extractor, id -> Optional.empty());
      long listings = run(round, ResponseRecorder.into(archive), items);
      if (listings == 0) {
        throw new IOException("no listing was found");
      }
    }
    return System.nanoTime();
  }

  private static long run(Round round, ResponseRecorder recorder, PageReader reader)
      throws InterruptedException {
    CrawlSettings settings =
        CrawlSettings.of(round.data(), AGENT, recorder, Clock.systemUTC())
            .allowingLoopback()
            .withWorkers(Round.WORKERS);
    Crawl crawl = Crawl.of(site(round), settings);
    Thread timer = Thread.ofVirtual().unstarted(() -> stopLater(crawl, round));
    if (round.limited()) {
      timer.start();
    }
    LongAdder listings = new LongAdder();
    CrawlReport report = crawl.run(reader, listing -> listings.increment(), new Quiet());
    if (!round.limited() && report.status() != CrawlReport.Status.COMPLETED) {
      throw new IllegalStateException(report.status() + ": " + report.reason());
    }
    return listings.sum();
  }

  private static void stopLater(Crawl crawl, Round round) {
    try {
      Thread.sleep(round.limit());
      crawl.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SiteDefinition site(Round round) {
    return new SiteDefinition(
        "bench",
        "南塘论坛",
        true,
        round.starts(),
        new Scope(round.hosts(), List.of(), List.of(round.folder() + "*"), List.of(), List.of()),
        new SiteDefinition.Limits(round.delay(), Integer.MAX_VALUE, DEPTH),
        null,
        ENGINE,
        false,
        null,
        null,
        Rendering.NONE);
  }

  private static Extraction links(PageSnapshot page) {
    String html = new String(page.body(), StandardCharsets.UTF_8);
    List<Link> links =
        PageLinks.read(html, page.uri().toString()).links().stream()
            .map(target -> new Link(URI.create(target), Role.OTHER))
            .toList();
    return new Extraction(Kind.OTHER, List.of(), links, false);
  }

  private static final class Quiet implements CrawlObserver {}
}

package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hulian.app.demo.SampleMarket;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.RetryPolicy;
import org.hulian.crawler.site.SiteCatalog;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.CaptureArchive;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;

/** The days of the sample market: on each, both of its sites are crawled. One at a time. */
final class DemoDays implements AutoCloseable {
  private static final String CONTACT = "https://hulian.example/crawler";

  private final SampleMarket market;
  private final DataFolder data;
  private final StopRequest stop;
  private final Terminal terminal;
  private final boolean quiet;
  private final ListingClassifier classifier;
  private final Thread loading;
  private int day;

  /**
   * Opens the market on the morning of its first day.
   *
   * @param quiet whether only problems are told
   */
  DemoDays(SampleMarket market, DataFolder data, StopRequest stop, Terminal terminal, boolean quiet)
      throws IOException {
    this.market = market;
    this.data = data;
    this.stop = stop;
    this.terminal = terminal;
    this.quiet = quiet;
    this.classifier = ListingClassifier.load(ClassifierSettings.defaults());
    this.loading = loadModels(classifier);
  }

  /** The models take some seconds, the crawl too: both at once. */
  private static Thread loadModels(ListingClassifier classifier) {
    Listing offer = Listing.builder(new ListingId("warm-up")).title("代过人脸 50一单").build();
    return Thread.ofPlatform().daemon().start(() -> classifier.classify(offer));
  }

  /**
   * Lets the next day begin and crawls the market.
   *
   * @return how the runs went; fewer than there are sites if the process was asked to stop
   */
  List<SiteRun.Outcome> next() throws IOException {
    day = day == 0 ? 1 : market.nextDay();
    tell("day " + day);
    EngineCatalog engines = Home.engines();
    List<SiteRun.Outcome> outcomes = new ArrayList<>();
    try (CaptureArchive archive = SiteRuns.archive(data, terminal, CONTACT)) {
      SiteRun.Parts parts =
          new SiteRun.Parts(
              data, classifier, new ListingExtractor(engines), settings(archive), stop, terminal);
      for (SiteDefinition site : sites(engines)) {
        if (stop.asked()) {
          return outcomes;
        }
        try (Progress progress = new Progress(terminal, site.name(), quiet)) {
          outcomes.add(new SiteRun(site, parts).run(progress));
        }
        tell("  " + TextOutput.oneLine(outcomes.getLast().line()));
      }
    }
    return outcomes;
  }

  private List<SiteDefinition> sites(EngineCatalog engines) throws IOException {
    SiteCatalog catalog =
        SiteCatalog.load(
            Home.seeds().resolve("sites"),
            Map.of("market", base(market.marketAddress()), "forum", base(market.forumAddress())),
            SiteFiles.names(engines));
    if (day == 1) {
      catalog.problems().forEach(problem -> terminal.err().println("hulian: " + problem));
    }
    return Stream.of("sample-market", "sample-forum")
        .map(
            name ->
                catalog.find(name).orElseThrow(() -> new CommandException(catalog.unknown(name))))
        .toList();
  }

  private static String base(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }

  /** Short waits, since the market is next door and one of its pages never answers. */
  private CrawlSettings settings(CaptureArchive archive) {
    return CrawlSettings.of(
            data.folder(),
            new UserAgent(CrawlCommand.VERSION, CONTACT),
            ResponseRecorder.into(archive),
            terminal.clock())
        .allowingLoopback()
        .withLimits(Duration.ofMillis(1_500), 10 << 20)
        .withWaits(
            Duration.ofSeconds(3),
            new RetryPolicy(1, Duration.ofMillis(200), Duration.ofSeconds(1)));
  }

  private void tell(String line) {
    if (!quiet) {
      terminal.err().println(line);
    }
  }

  @Override
  public void close() {
    loading.interrupt();
    classifier.close();
  }
}

package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hulian.app.demo.DemoReport;
import org.hulian.app.demo.Planted;
import org.hulian.app.demo.SampleMarket;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlReport;
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
import org.hulian.review.Console;
import org.hulian.review.ConsoleSettings;
import org.hulian.store.account.Role;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way on the sample market. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the whole way on a small made-up market.",
      "",
      "Opens the console, serves a shop and a forum on the loopback address, crawls them "
          + "over real HTTP on two days, classifies, stores and indexes what is there, and "
          + "compares it with what was planted."
    })
final class DemoCommand implements Callable<Integer> {
  /** A request to the market takes a second and a half at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LEDGER_LINES = 100;
  private static final String CONTACT = "https://hulian.example/crawler";

  private final Terminal terminal;

  @Option(
      names = "--once",
      description =
          "End after the summary; exit code 0 only if all was looked at, every offer was found for what"
              + " it is, and nothing else was flagged.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      converter = Numbers.Port.class,
      description = "Port of the console (default: a free one).")
  private int consolePort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data there (default: kept nowhere).")
  private @Nullable Path keep;

  @Option(names = "--no-browser", description = "Print the link only.")
  private boolean noBrowser;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only the summary.")
  private boolean quiet;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (StopRequest stop = StopRequest.listen(terminal, PATIENCE, quiet)) {
      Path folder = keep == null ? Files.createTempDirectory("hulian-demo-") : keep;
      try {
        return show(folder, stop);
      } finally {
        if (keep == null) {
          Folders.delete(folder);
        }
      }
    }
  }

  private int show(Path folder, StopRequest stop) throws IOException {
    try (SampleMarket market =
            new SampleMarket(Home.seeds().resolve("sample-market"), terminal.clock());
        DataFolder data = DataFolder.open(folder, terminal.clock())) {
      return once ? summary(market, data, stop) : withConsole(market, data, stop);
    }
  }

  private int summary(SampleMarket market, DataFolder data, StopRequest stop) throws IOException {
    List<SiteRun.Outcome> outcomes = crawlTwice(market, data, stop);
    if (stop.asked()) {
      return 1;
    }
    DemoReport report = compare(market, data, outcomes);
    report.lines().forEach(terminal.out()::println);
    return report.success() ? 0 : 1;
  }

  /** The console comes first, so that one can watch the queue fill. */
  private int withConsole(SampleMarket market, DataFolder data, StopRequest stop)
      throws IOException {
    try (IndexKeeper keeper = new IndexKeeper(data);
        ApiDesk desk = new ApiDesk(data, terminal.clock());
        Console console =
            Console.start(
                ConsoleSettings.local(terminal.clock()).withPort(consolePort),
                data.consoleParts(terminal.clock(), desk),
                data.packages())) {
      keeper.start();
      URI link = console.oneTimeSignIn(EnumSet.allOf(Role.class));
      terminal.err().println("console, this link opens once: " + link);
      terminal.err().println("its queue fills while the market is crawled; stop with Ctrl-C");
      if (!noBrowser) {
        Browser.open(link);
      }
      summary(market, data, stop);
      stop.await();
    }
    return 0;
  }

  private List<SiteRun.Outcome> crawlTwice(SampleMarket market, DataFolder data, StopRequest stop)
      throws IOException {
    EngineCatalog engines = Home.engines();
    List<SiteDefinition> sites = sites(market, engines);
    List<SiteRun.Outcome> outcomes = new ArrayList<>();
    try (CaptureArchive archive = SiteRuns.archive(data, terminal, CONTACT);
        ListingClassifier classifier = ListingClassifier.load(ClassifierSettings.defaults())) {
      Thread loading = loadModels(classifier);
      SiteRun.Parts parts =
          new SiteRun.Parts(
              data,
              classifier,
              new ListingExtractor(engines),
              settings(data, archive),
              stop,
              terminal);
      for (int day = 1; day <= 2; day++) {
        tell("day " + day);
        for (SiteDefinition site : sites) {
          if (stop.asked()) {
            return outcomes;
          }
          try (Progress progress = new Progress(terminal, site.name(), quiet)) {
            outcomes.add(new SiteRun(site, parts).run(progress));
          }
          tell("  " + TextOutput.oneLine(outcomes.getLast().line()));
        }
        market.nextDay();
      }
      loading.interrupt();
    }
    tell("");
    return outcomes;
  }

  /** The models take some seconds, the crawl too: both at once. */
  private static Thread loadModels(ListingClassifier classifier) {
    Listing offer = Listing.builder(new ListingId("warm-up")).title("代过人脸 50一单").build();
    return Thread.ofPlatform().daemon().start(() -> classifier.classify(offer));
  }

  private List<SiteDefinition> sites(SampleMarket market, EngineCatalog engines)
      throws IOException {
    SiteCatalog catalog =
        SiteCatalog.load(
            Home.seeds().resolve("sites"),
            Map.of("market", base(market.marketAddress()), "forum", base(market.forumAddress())),
            SiteFiles.names(engines));
    catalog.problems().forEach(problem -> terminal.err().println("hulian: " + problem));
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
  private CrawlSettings settings(DataFolder data, CaptureArchive archive) {
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

  private DemoReport compare(SampleMarket market, DataFolder data, List<SiteRun.Outcome> outcomes) {
    List<DemoReport.Row> rows =
        market.planted().stream()
            .map(planted -> DemoReport.Row.of(planted, versions(data, planted)))
            .toList();
    return new DemoReport(
        rows,
        outcomes.stream()
            .filter(outcome -> outcome.report().status() != CrawlReport.Status.COMPLETED)
            .map(SiteRun.Outcome::line)
            .toList(),
        lines(data, outcomes, LedgerOutcome.REFUSED),
        lines(data, outcomes, LedgerOutcome.FAILED));
  }

  private static List<StoredListing> versions(DataFolder data, Planted planted) {
    return data.store().listings().versions(new ListingId(planted.address().toString()));
  }

  /** What the ledger of the first day says of addresses with this outcome. */
  private static List<String> lines(
      DataFolder data, List<SiteRun.Outcome> outcomes, LedgerOutcome wanted) {
    return outcomes.stream()
        .limit(2)
        .flatMap(outcome -> data.store().runs().ledger(outcome.run(), LEDGER_LINES).stream())
        .filter(entry -> entry.outcome() == wanted)
        .map(DemoCommand::line)
        .distinct()
        .toList();
  }

  private static String line(LedgerEntry entry) {
    return URI.create(entry.url()).getPath() + ": " + entry.reason();
  }

  private void tell(String line) {
    if (!quiet) {
      terminal.err().println(line);
    }
  }
}

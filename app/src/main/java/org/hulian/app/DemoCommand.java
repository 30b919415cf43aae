package org.hulian.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hulian.app.demo.DemoReport;
import org.hulian.app.demo.Planted;
import org.hulian.app.demo.SampleMarket;
import org.hulian.crawler.CrawlReport;
import org.hulian.listing.ListingId;
import org.hulian.review.Console;
import org.hulian.review.ConsoleSettings;
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
          + "compares it with what was planted.",
      "",
      "Prints a link for each of two people, since who drafts a notice must not approve it. Once a"
          + " notice is marked as sent, Enter in the terminal lets the next day begin: what was"
          + " noticed is gone, still up or put up again."
    })
final class DemoCommand implements Callable<Integer> {
  /** A request to the market takes a second and a half at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int LEDGER_LINES = 100;
  private static final String KEYS =
      "type here: Enter lets the next day begin, which shows what became of notices that were"
          + " sent; l and Enter gives new links";

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
    try (DemoDays days = new DemoDays(market, data, stop, terminal, quiet)) {
      return summary(days, market, data, stop);
    }
  }

  private int summary(DemoDays days, SampleMarket market, DataFolder data, StopRequest stop)
      throws IOException {
    List<SiteRun.Outcome> outcomes = new ArrayList<>(days.next());
    if (!stop.asked()) {
      outcomes.addAll(days.next());
    }
    if (stop.asked()) {
      return 1;
    }
    tell("");
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
                data.packages());
        DemoDays days = new DemoDays(market, data, stop, terminal, quiet)) {
      keeper.start();
      DemoGuests guests = new DemoGuests(console);
      URI link = guests.invite(terminal.err());
      terminal.err().println("the queue fills while the market is crawled; stop with Ctrl-C");
      if (!noBrowser) {
        Browser.open(link);
      }
      summary(days, market, data, stop);
      follow(days, guests, new DemoNotices(data), stop);
    }
    return 0;
  }

  /** Does what is typed until the process is asked to stop. */
  private void follow(DemoDays days, DemoGuests guests, DemoNotices notices, StopRequest stop)
      throws IOException {
    TypedLines typed = TypedLines.of(terminal);
    if (terminal.typing()) {
      terminal.err().println(KEYS);
    }
    for (Optional<String> line = typed.next(stop); line.isPresent(); line = typed.next(stop)) {
      switch (line.get()) {
        case "" -> nextDay(days, notices);
        case "l", "L" -> {
          URI unused = guests.invite(terminal.err());
        }
        default -> terminal.err().println(KEYS);
      }
    }
  }

  private void nextDay(DemoDays days, DemoNotices notices) throws IOException {
    if (notices.sent()) {
      List<SiteRun.Outcome> unused = days.next();
      notices.lines().forEach(terminal.err()::println);
    } else {
      terminal.err().println(DemoNotices.NONE_SENT);
    }
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

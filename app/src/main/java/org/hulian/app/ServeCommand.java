package org.hulian.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.hulian.app.alert.AlertDelivery;
import org.hulian.app.alert.BackgroundDelivery;
import org.hulian.app.alert.NoticeWebhook;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.review.Console;
import org.hulian.review.ConsoleSettings;
import org.hulian.review.access.IssuerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the console until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the review console until it is stopped.",
      "",
      "Listens on the loopback address; Ctrl-C stops it. The first start prints a link that lets"
          + " the first administrator in, once. With --crawl, sites are looked at by their schedule"
          + " meanwhile."
    },
    footer = {
      "",
      "Other addresses than loopback need --bind, an administrator, and --public https://… with "
          + "--tls-keystore, or with --proxy where a proxy ends TLS.",
      "",
      "/metrics gives figures to Prometheus, which shows the token in metrics.token of the data"
          + " folder: docs/cookbook.md."
    })
final class ServeCommand implements Callable<Integer> {
  /** For answers under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For a stamping service. */
  private static final Duration STAMP_PATIENCE = Duration.ofSeconds(30);

  private static final Duration BOTH = PATIENCE.plus(SiteRuns.PATIENCE);

  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8420",
      converter = Numbers.Port.class,
      description = "Port; 0 takes a free one (default: 8420).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: loopback).")
  private @Nullable String bind;

  @Mixin private ExposureOptions exposure = new ExposureOptions();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "zh",
      description = "zh or en, for people who have not chosen (default: zh).")
  private ConsoleLanguage language = ConsoleLanguage.ZH;

  @Option(
      names = "--security-contact",
      paramLabel = "ADDRESS",
      converter = SecurityContact.class,
      description =
          "Whom to tell of a security problem, for security.txt: mailto:, https: or tel:.")
  private @Nullable URI contact;

  @Option(
      names = "--crawl",
      description =
          "Looks at sites when they are due, as `hulian crawl --due` does: the console holds the"
              + " data folder, so nobody else can.")
  private boolean crawl;

  @Mixin private CrawlOptions crawling = new CrawlOptions();
  @Mixin private AlertOptions alerting = new AlertOptions();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Duration patience = crawl ? BOTH : PATIENCE;
    try (StopRequest stop = StopRequest.listen(terminal, patience, common.quiet);
        DataFolder data = DataFolder.open(common.data, terminal.clock());
        IndexKeeper keeper = new IndexKeeper(data);
        LogSigning signing = new LogSigning(data.store());
        ApiDesk desk = new ApiDesk(data, terminal.clock());
        Console console =
            Console.start(
                settings().withIssuer(common.data.resolve(IssuerSettings.FILE)),
                data.consoleParts(terminal.clock(), desk),
                data.packages());
        AlertDelivery delivery = delivery(data, console);
        NoticeWebhook notices = notices(data, console);
        BackgroundDelivery sending = new BackgroundDelivery(delivery, notices);
        Stamping stamping =
            new Stamping(data.store().packages(), data.folder(), STAMP_PATIENCE, terminal.clock());
        DailyRetention retention = new DailyRetention(data, terminal.clock())) {
      keeper.start();
      retention.start();
      signing.start();
      stamping.start();
      sending.start();
      terminal.err().println("console: " + console.address());
      console
          .firstAdministratorLink()
          .ifPresent(
              link ->
                  terminal.err().println("first administrator, works once, for 24 hours: " + link));
      if (crawl) {
        crawlUntil(stop, data);
      } else {
        stop.await();
      }
    }
    return 0;
  }

  private AlertDelivery delivery(DataFolder data, Console console) {
    AlertDelivery.Settings settings = alerting.settings(data.store(), console.address());
    return new AlertDelivery(data.store().searches(), settings, terminal.clock());
  }

  private NoticeWebhook notices(DataFolder data, Console console) {
    AlertDelivery.Settings settings = alerting.settings(data.store(), console.address());
    return new NoticeWebhook(
        data.store().notices().outbox(), data.store().accounts(), settings, terminal.clock());
  }

  private void crawlUntil(StopRequest stop, DataFolder data) throws IOException {
    EngineCatalog engines = Home.engines();
    List<SiteDefinition> sites = sites(engines);
    SiteRuns.Settings how = new SiteRuns.Settings(engines, crawling, false, false, common.quiet);
    try (SiteRuns runner = new SiteRuns(data, stop, terminal, how);
        BackgroundRuns runs = runs(sites, data, runner)) {
      runs.start();
      stop.await();
    }
  }

  private List<SiteDefinition> sites(EngineCatalog engines) throws IOException {
    SiteFiles files = SiteFiles.load(engines, crawling.contact);
    files.problems().forEach(problem -> terminal.err().println("hulian: " + problem));
    List<SiteDefinition> sites = files.scheduled();
    if (!common.quiet) {
      terminal.err().println("crawling by schedule: " + sites.size() + " sites");
    }
    return sites;
  }

  private BackgroundRuns runs(List<SiteDefinition> sites, DataFolder data, SiteRuns runner) {
    ScheduledRuns runs =
        new ScheduledRuns(
            sites,
            data.store().schedules(),
            runner,
            terminal.clock(),
            site -> !data.store().cases().watched(site).isEmpty());
    return new BackgroundRuns(runs, terminal.clock(), BackgroundRuns.PAUSE);
  }

  private ConsoleSettings settings() {
    ConsoleSettings settings =
        ConsoleSettings.local(terminal.clock()).withPort(port).withLocale(language.locale());
    if (bind != null) {
      settings = settings.withBind(address(bind));
    }
    if (contact != null) {
      settings = settings.withContact(contact);
    }
    return settings.by(exposure.exposure());
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getAllByName(text)[0];
    } catch (UnknownHostException e) {
      throw new CommandException("not an address of this machine: " + text, e);
    }
  }
}

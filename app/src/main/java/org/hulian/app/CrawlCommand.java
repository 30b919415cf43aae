package org.hulian.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.EngineDefinition;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.site.SiteCatalog;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at sites once. */
@Command(
    name = "crawl",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at sites once, as far as their robots.txt allows.",
      "",
      "One request at a time goes to each host, and every response is recorded. A run "
          + "that was broken off goes on where it was; Ctrl-C ends it in order."
    },
    footer = {"", "Exit code 1 if a site could not be looked at in full; `hulian runs` says why."})
final class CrawlCommand implements Callable<Integer> {
  static final String VERSION = "0.1.0";

  /** A request under way may take thirty seconds; what it brings is still to be stored. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "SITE", description = "Names of files in seeds/sites.")
  private List<String> names = List.of();

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      converter = ContactAddress.class,
      description = "Web or mail address in the user agent, where the site definition has none.")
  private String contact = "";

  @Option(names = "--allow-loopback", description = "May crawl this machine itself, for trials.")
  private boolean loopback;

  CrawlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    EngineCatalog engines = Home.engines();
    List<SiteDefinition> sites = sites(engines);
    boolean complete = true;
    try (StopRequest stop = StopRequest.listen(terminal, PATIENCE, common.quiet);
        DataFolder data = DataFolder.open(common.data, terminal.clock());
        CaptureArchive archive = archive(data, terminal, operator(sites));
        ListingClassifier classifier = ListingClassifier.load(ClassifierSettings.defaults())) {
      CrawlSettings settings = settings(data, archive);
      ListingExtractor extractor = new ListingExtractor(engines);
      SiteRun.Parts parts =
          new SiteRun.Parts(data, classifier, extractor, settings, stop, terminal);
      for (SiteDefinition site : sites) {
        if (stop.asked()) {
          return 1;
        }
        SiteRun.Outcome outcome;
        try (Progress progress = new Progress(terminal, site.name(), common.quiet)) {
          outcome = new SiteRun(site, parts).run(progress);
        }
        complete &= outcome.report().status() == CrawlReport.Status.COMPLETED;
        if (!common.quiet || outcome.report().status() != CrawlReport.Status.COMPLETED) {
          terminal.err().println(TextOutput.oneLine(outcome.line()));
        }
      }
    }
    return complete ? 0 : 1;
  }

  private List<SiteDefinition> sites(EngineCatalog engines) throws IOException {
    SiteCatalog catalog = SiteCatalog.load(Home.seeds().resolve("sites"), Map.of(), names(engines));
    catalog.problems().forEach(problem -> terminal.err().println("hulian: " + problem));
    List<SiteDefinition> wanted = new ArrayList<>();
    for (String name : names) {
      SiteDefinition site =
          catalog.find(name).orElseThrow(() -> new CommandException(catalog.unknown(name)));
      if (!site.enabled()) {
        throw new CommandException(name + " is switched off: set enabled: true in its file");
      }
      if (site.contact() == null && contact.isBlank()) {
        throw new CommandException(
            name + " has no contact: site owners must be able to reach you; add it, or --contact");
      }
      wanted.add(site);
    }
    return wanted;
  }

  /** Names that a site definition may give as its engine; {@code generic} needs no definition. */
  static Set<String> names(EngineCatalog engines) {
    return Stream.concat(
            Stream.of("generic"), engines.engines().stream().map(EngineDefinition::name))
        .collect(Collectors.toSet());
  }

  private String operator(List<SiteDefinition> sites) {
    String own = sites.getFirst().contact();
    return own == null ? contact : own;
  }

  static CaptureArchive archive(DataFolder data, Terminal terminal, String operator)
      throws IOException {
    return CaptureArchive.open(
        new ArchiveSettings(
            DataFolder.warcOf(data.folder()),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/" + VERSION,
            operator),
        terminal.clock());
  }

  private CrawlSettings settings(DataFolder data, CaptureArchive archive) {
    CrawlSettings settings =
        CrawlSettings.of(
            data.folder(),
            new UserAgent(VERSION, contact.isBlank() ? "see-site-definition" : contact),
            ResponseRecorder.into(archive),
            terminal.clock());
    return loopback ? settings.allowingLoopback() : settings;
  }
}

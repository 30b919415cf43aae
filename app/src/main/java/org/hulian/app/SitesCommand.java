package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.site.CronSchedule;
import org.hulian.crawler.site.SiteCatalog;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.SiteSchedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and checks the site and engine definitions. */
@Command(
    name = "sites",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | check)",
    description = {
      "Lists and checks the definitions of sites and engines.",
      "",
      "They are the files in the folder seeds."
    })
final class SitesCommand {
  private final Terminal terminal;

  SitesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the sites, and when and why those with a schedule are looked at next.")
  int list(@Mixin CommonOptions common) throws IOException {
    EngineCatalog engines = Home.engines();
    SiteCatalog catalog = catalog(engines);
    Map<String, SiteSchedule> known = known(common.data);
    Instant now = terminal.clock().instant();
    for (SiteDefinition site : catalog.sites()) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%-20s %-9s %-22s %s%n",
              site.name(),
              site.enabled() ? "enabled" : "disabled",
              site.engine() + (untested(site, engines) ? " (untested)" : ""),
              String.join(" ", site.start()));
      if (site.enabled() && site.schedule() != null) {
        SiteSchedule schedule = schedule(site.name(), site.schedule(), known, now);
        terminal.out().printf(Locale.ROOT, "    %s%n", ScheduleText.line(schedule, now));
      }
    }
    return 0;
  }

  private Map<String, SiteSchedule> known(Path data) {
    if (!Files.isDirectory(data)) {
      return Map.of();
    }
    try (Database store = Database.open(data, Access.READ, terminal.clock())) {
      return store.schedules().list().stream()
          .collect(Collectors.toMap(SiteSchedule::site, Function.identity()));
    }
  }

  /** What is kept of the site, or will be when somebody first asks what is due. */
  private static SiteSchedule schedule(
      String site, CronSchedule cron, Map<String, SiteSchedule> known, Instant now) {
    SiteSchedule kept = known.get(site);
    return kept != null && kept.plan().equals(cron.toString())
        ? kept
        : SiteSchedule.first(site, cron.toString(), cron.next(now).orElse(null));
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Says what is wrong in the definitions, or how pages are read.",
        "",
        "Without a name: what is wrong in the definitions: file, line, key, reason.",
        "",
        "With the name of a site or a WARC file: what each page shows, field by field, how it was "
            + "found, and what is missing; and whether each page shows what the site definition expects "
            + "of it. Of a site the newest recorded pages are read; where there are none, a few are "
            + "fetched as a crawl would, and not kept."
      },
      footer = {"", "Exit code 1 if anything is wrong, or a page does not show what is expected."})
  int check(
      @Mixin CommonOptions common,
      @Mixin CrawlOptions options,
      @Parameters(arity = "0..*", paramLabel = "SITE|WARC", description = "What is looked at.")
          List<String> names,
      @Option(
              names = "--pages",
              paramLabel = "N",
              defaultValue = "20",
              converter = Numbers.Count.class,
              description = "Pages of a site that are looked at (default: 20).")
          int pages)
      throws IOException {
    if (names == null || names.isEmpty()) {
      return checkDefinitions();
    }
    boolean fine = true;
    for (String name : names) {
      EngineCatalog engines = Home.engines();
      PageCheck check =
          new PageCheck(SiteFiles.load(engines, options.contact), engines, terminal, common.quiet);
      Path file = Path.of(name);
      boolean warc = Files.isRegularFile(file) && WarcSource.isWarc(file);
      fine &=
          warc
              ? check.warc(file)
              : check.site(name, new PageCheck.Where(common.data, options, pages));
    }
    return fine ? 0 : 1;
  }

  private int checkDefinitions() throws IOException {
    EngineCatalog engines = Home.engines();
    SiteCatalog catalog = catalog(engines);
    catalog.problems().forEach(problem -> terminal.err().println("hulian: " + problem));
    for (SiteDefinition site : catalog.sites()) {
      if (untested(site, engines)) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "note: %s is read by the engine %s, which is untested: look at what comes of it%n",
                site.name(),
                site.engine());
      }
    }
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "%d sites, %d engines, %d problems%n",
            catalog.sites().size(),
            engines.engines().size(),
            catalog.problems().size());
    return catalog.problems().isEmpty() ? 0 : 1;
  }

  /** Whether the engine that a site names was never tried on pages of that software. */
  private static boolean untested(SiteDefinition site, EngineCatalog engines) {
    return engines.find(site.engine()).filter(engine -> !engine.tested()).isPresent();
  }

  private static SiteCatalog catalog(EngineCatalog engines) throws IOException {
    return SiteCatalog.load(Home.seeds().resolve("sites"), Map.of(), SiteFiles.names(engines));
  }
}

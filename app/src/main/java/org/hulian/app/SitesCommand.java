package org.hulian.app;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.site.SiteCatalog;
import org.hulian.crawler.site.SiteDefinition;
import picocli.CommandLine.Command;

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

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sites.")
  int list() throws IOException {
    EngineCatalog engines = Home.engines();
    SiteCatalog catalog = catalog(engines);
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
    }
    return 0;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says what is wrong in the definitions: file, line, key, reason.")
  int check() throws IOException {
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
    return SiteCatalog.load(Home.seeds().resolve("sites"), Map.of(), CrawlCommand.names(engines));
  }
}

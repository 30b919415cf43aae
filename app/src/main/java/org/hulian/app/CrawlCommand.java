package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hulian.app.metrics.FigureFile;
import org.hulian.app.metrics.Figures;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlReport.Status;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.store.run.SiteSchedule;
import org.hulian.store.run.SiteState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at sites once: those that are named, or those that are due. */
@Command(
    name = "crawl",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at sites once, as far as their robots.txt allows.",
      "",
      "One request at a time goes to each host, and every response is recorded. A run "
          + "that was broken off goes on where it was; Ctrl-C ends it in order.",
      "",
      "With --due it looks at the sites whose schedule says so, one after another, and ends: let "
          + "cron or a timer call it every few minutes. Times that were missed are made up for by one run. "
          + "`hulian serve --crawl` does the same beside the console."
    },
    footer = {
      "",
      "Exit code 1 if a site could not be looked at in full; `hulian runs` says why. With --due it is 0 "
          + "as well if nothing is due; `hulian sites list` says when each site is."
    })
final class CrawlCommand implements Callable<Integer> {
  static final String VERSION = "0.1.0";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  @Option(
      names = "--resume",
      description =
          "A site named that is blocked is looked at all the same, its hosts that were given up "
              + "are asked once more, and its schedule goes on.")
  private boolean resume;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Writes figures for Prometheus to FILE (.prom), for node-exporter's textfile collector: at the "
              + "start, every 15 seconds and at the end, and never a half of them.")
  private @Nullable Path metrics;

  @Mixin private CrawlOptions options = new CrawlOptions();

  /** Which sites. */
  private static final class Choice {
    @Parameters(arity = "1..*", paramLabel = "SITE", description = "Names of files in seeds/sites.")
    private List<String> names = List.of();

    @Option(names = "--due", description = "The sites that are due by their schedule.")
    private boolean due;
  }

  CrawlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (choice.due && resume) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--resume wants the names of sites, not --due");
    }
    EngineCatalog engines = Home.engines();
    SiteFiles files = SiteFiles.load(engines, options.contact);
    List<SiteDefinition> sites = choice.due ? files.scheduled() : files.named(choice.names);
    List<String> problems =
        choice.due
            ? files.problems()
            : files.catalog().problems().stream().map(Object::toString).toList();
    problems.forEach(problem -> terminal.err().println("hulian: " + problem));
    SiteRuns.Settings settings =
        new SiteRuns.Settings(engines, options, resume, !common.quiet, common.quiet);
    try (StopRequest stop = StopRequest.listen(terminal, SiteRuns.PATIENCE, common.quiet);
        DataFolder data = DataFolder.open(common.data, terminal.clock());
        IndexKeeper keeper = new IndexKeeper(data);
        FigureFile figures = figures(data);
        SiteRuns runner = new SiteRuns(data, stop, terminal, settings)) {
      keeper.start(); // the last listing of a slow site must not wait for the next one
      if (figures != null) {
        start(figures);
      }
      ScheduledRuns runs =
          new ScheduledRuns(
              sites,
              data.store().schedules(),
              runner,
              terminal.clock(),
              site -> !data.store().cases().watched(site).isEmpty());
      boolean complete = choice.due ? due(runs) && problems.isEmpty() : named(runs, sites, stop);
      return complete ? 0 : 1;
    }
  }

  private @Nullable FigureFile figures(DataFolder data) {
    return metrics == null
        ? null
        : new FigureFile(
            metrics, new Figures(data.store(), terminal.clock(), VERSION), FigureFile.PAUSE);
  }

  private void start(FigureFile figures) {
    try {
      figures.start();
    } catch (IOException e) {
      throw new CommandException("cannot write the figures to " + metrics + ": " + e, e);
    }
  }

  private boolean named(ScheduledRuns runs, List<SiteDefinition> sites, StopRequest stop) {
    boolean complete = true;
    for (SiteDefinition site : sites) {
      if (stop.asked()) {
        return false;
      }
      try {
        complete &= runs.runNow(site, resume).status() == Status.COMPLETED;
      } catch (RuntimeException e) { // it is blocked, or failed; the others have their turn
        terminal.err().println("hulian: " + TextOutput.oneLine(String.valueOf(e.getMessage())));
        complete = false;
      }
    }
    return complete;
  }

  private boolean due(ScheduledRuns runs) {
    List<ScheduledRuns.Ran> ran = runs.tick(terminal.clock().instant());
    ran.stream()
        .filter(one -> one.end().status() == Status.FAILED)
        .forEach(
            one ->
                terminal
                    .err()
                    .println(
                        "hulian: " + TextOutput.oneLine(one.site() + ": " + one.end().reason())));
    boolean complete = ran.stream().allMatch(one -> one.end().status() == Status.COMPLETED);
    if (!common.quiet) {
      terminal.err().println(summary(ran, runs.plan(terminal.clock().instant())));
    }
    return complete;
  }

  private static String summary(List<ScheduledRuns.Ran> ran, List<SiteSchedule> plan) {
    Map<CrawlReport.Status, Long> ends =
        ran.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.end().status(), TreeMap::new, Collectors.counting()));
    String how =
        ends.entrySet().stream()
            .map(end -> end.getValue() + " " + end.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    long byHand =
        plan.stream()
            .filter(one -> one.state() == SiteState.BLOCKED && one.nextAt() == null)
            .count();
    return (ran.isEmpty()
            ? "nothing is due of " + plan.size() + " sites with a schedule"
            : ran.size() + " of " + plan.size() + " sites were due: " + how)
        + (byHand == 0 ? "" : "; " + byHand + " blocked, until crawl --resume")
        + plan.stream()
            .filter(one -> one.nextAt() != null)
            .min(Comparator.comparing(CrawlCommand::next))
            .map(one -> "; next: " + one.site() + " at " + TextOutput.minute(next(one)))
            .orElse("");
  }

  private static Instant next(SiteSchedule schedule) {
    Instant next = schedule.nextAt();
    return next == null ? Instant.MAX : next;
  }
}

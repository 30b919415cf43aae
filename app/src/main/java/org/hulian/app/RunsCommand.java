package org.hulian.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.SiteSchedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what runs attempted and what came of it. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what runs attempted and what came of it.",
      "",
      "Shows the newest runs, or one run: how it ended and why, how many addresses were attempted, "
          + "fetched, not modified, refused by robots.txt, blocked, absent, failed or skipped, how many "
          + "items are new, changed, unchanged or removed, and the reason of each that has one."
    })
final class RunsCommand implements Callable<Integer> {
  private static final int MAX_LINES = 10_000;
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      converter = Numbers.Count.class,
      description = "Number of a run, for its reasons.")
  private @Nullable Integer number;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      converter = Numbers.Count.class,
      description = "Runs to show (default: 20).")
  private int limit;

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Database store = Database.open(common.data, Access.READ, terminal.clock())) {
      if (number != null) {
        show(store.runs(), number);
        return 0;
      }
      List<Run> runs = store.runs().list(limit);
      runs.forEach(this::show);
      if (runs.isEmpty() && !common.quiet) {
        terminal
            .err()
            .println("no runs yet: ./hulian crawl SITE or ./hulian ingest FILE starts one");
      }
      if (!common.quiet) {
        showSchedules(store.schedules().list());
      }
      return 0;
    }
  }

  private void showSchedules(List<SiteSchedule> schedules) {
    schedules.stream()
        .filter(one -> !one.plan().isEmpty())
        .forEach(
            one ->
                terminal
                    .err()
                    .println(
                        one.site() + " " + ScheduleText.line(one, terminal.clock().instant())));
  }

  /** The same by a word that says so. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows one run: how it ended and why, its counts, and its reasons.")
  int show(
      @Mixin CommonOptions own,
      @Parameters(
              paramLabel = "RUN",
              converter = Numbers.Count.class,
              description = "Number of the run.")
          int run) {
    Path usual = new CommonOptions().data;
    boolean before = own.data.equals(usual); // `runs --data DIR show RUN`
    if (!before && !common.data.equals(usual) && !common.data.equals(own.data)) {
      throw new CommandException(
          "two data folders are named, " + common.data + " and " + own.data + ": give one");
    }
    Path data = before ? common.data : own.data;
    try (Database store = Database.open(data, Access.READ, terminal.clock())) {
      show(store.runs(), run);
      return 0;
    }
  }

  private void show(RunRepository runs, int id) {
    Run run = runs.find(id).orElseThrow(() -> new CommandException("there is no run " + id));
    show(run);
    runs.ledger(id, MAX_LINES).forEach(this::show);
  }

  private void show(Run run) {
    String took =
        run.endedAt() == null
            ? "running"
            : Duration.between(run.startedAt(), run.endedAt()).toSeconds() + " s";
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%4d  %s  %-11s  %-8s  %s  %s%s%n",
            run.id(),
            run.startedAt().toString().substring(0, 19),
            run.status(),
            took,
            TextOutput.oneLine(run.site()),
            counts(run.counts()),
            run.reason().isEmpty() ? "" : "  (" + TextOutput.oneLine(run.reason()) + ")");
  }

  private static String counts(Map<LedgerOutcome, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> name(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String name(LedgerOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void show(LedgerEntry entry) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "      %-9s %s%s%n",
            name(entry.outcome()),
            TextOutput.oneLine(entry.url()),
            entry.reason().isEmpty() ? "" : ": " + TextOutput.oneLine(entry.reason()));
  }
}

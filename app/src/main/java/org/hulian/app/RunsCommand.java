package org.hulian.app;

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
      "Shows the newest runs, or one run with its reasons: what was attempted, refused by "
          + "robots.txt, blocked, failed, new, changed and removed."
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
        Run run =
            store
                .runs()
                .find(number)
                .orElseThrow(() -> new CommandException("there is no run " + number));
        show(run);
        store.runs().ledger(number, MAX_LINES).forEach(this::show);
        return 0;
      }
      List<Run> runs = store.runs().list(limit);
      runs.forEach(this::show);
      if (runs.isEmpty() && !common.quiet) {
        terminal
            .err()
            .println("no runs yet: ./hulian crawl SITE or ./hulian ingest FILE starts one");
      }
      return 0;
    }
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
            "%4d  %s  %-11s  %-8s  %s  %s%n",
            run.id(),
            run.startedAt().toString().substring(0, 19),
            run.status(),
            took,
            TextOutput.oneLine(run.site()),
            counts(run.counts()));
  }

  private static String counts(Map<LedgerOutcome, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void show(LedgerEntry entry) {
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "      %-9s %s%s%n",
            entry.outcome().name().toLowerCase(Locale.ROOT),
            TextOutput.oneLine(entry.url()),
            entry.reason().isEmpty() ? "" : ": " + TextOutput.oneLine(entry.reason()));
  }
}

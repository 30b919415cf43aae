package org.hulian.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scores, stores and indexes listings. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Scores listings, stores them and indexes them.",
      "",
      "Stores listings with their verdicts, opens a case for each flagged one, and lets "
          + "the index catch up. What was ingested before and did not change stays as it is."
    },
    footer = {
      "",
      "Exit code 1 if a line could not be read; all others are taken in all the same, and "
          + "`hulian runs` names the line and says why."
    })
final class IngestCommand implements Callable<Integer> {
  /** A batch under way may hold hundreds of offers to be analysed. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FeedOptions feed = new FeedOptions();
  @Mixin private ThresholdOption threshold = new ThresholdOption();

  IngestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    List<FeedSource> sources = feed.sources(terminal);
    try (StopRequest stop = StopRequest.listen(terminal, PATIENCE, common.quiet);
        DataFolder data = DataFolder.open(common.data, terminal.clock());
        ListingClassifier classifier =
            LiveClassifier.of(common.data).load(ClassifierSettings.defaults(), threshold);
        Ledger ledger = Ledger.start(data.store().runs(), feed.name(), terminal.clock())) {
      Intake intake = new Intake(classifier, data, ledger, terminal.clock(), Intake.FEED_BATCH);
      try (intake;
          Progress progress = new Progress(terminal, "listings", common.quiet)) {
        for (FeedSource source : sources) {
          try (FeedListings listings =
              source.open(problems.andThen(problem -> note(ledger, problem)))) {
            stop.during(listings::cancel, () -> take(listings, stop, intake, progress));
          }
        }
      }
      ledger.finish(status(stop, problems), reason(stop, problems));
      tell(intake, problems);
    }
    return problems.exitCode();
  }

  private static void note(Ledger ledger, Problem problem) {
    ledger.add(LedgerOutcome.FAILED, problem.place(), problem.reason());
  }

  private static void take(
      FeedListings listings, StopRequest stop, Intake intake, Progress progress) {
    while (!stop.asked() && listings.hasNext()) {
      intake.accept(listings.next());
      progress.add(1);
    }
  }

  private static RunStatus status(StopRequest stop, Problems problems) {
    if (stop.asked()) {
      return RunStatus.INTERRUPTED;
    }
    return problems.count() == 0 ? RunStatus.COMPLETED : RunStatus.INCOMPLETE;
  }

  private static String reason(StopRequest stop, Problems problems) {
    if (stop.asked()) {
      return "stopped";
    }
    return problems.count() == 0
        ? ""
        : String.format(Locale.ROOT, "%,d lines or records could not be read", problems.count());
  }

  private void tell(Intake intake, Problems problems) {
    if (common.quiet) {
      return;
    }
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "%,d new, %,d changed, %,d removed, %,d relisted, %,d unchanged%s; %,d flagged; %,d problems%n",
            intake.count(SaveOutcome.NEW),
            intake.count(SaveOutcome.CHANGED),
            intake.count(SaveOutcome.REMOVED),
            intake.relisted(),
            intake.count(SaveOutcome.UNCHANGED),
            some(intake.count(SaveOutcome.OLDER), "older")
                + some(intake.count(SaveOutcome.ABSENT), "gone and never seen"),
            intake.flagged(),
            problems.count());
  }

  /** What is rare is told only where it happens. */
  private static String some(long count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", count, what);
  }
}

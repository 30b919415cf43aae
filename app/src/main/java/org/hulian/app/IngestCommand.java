package org.hulian.app;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Scores, stores and indexes listings. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Scores listings, stores them with their verdicts, opens a case for each flagged one, and lets",
      "the index catch up. What was ingested before and did not change stays as it is."
    },
    footer = {"", "Exit code 1 if a line could not be read; all others are taken in all the same."})
final class IngestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private FeedOptions feed = new FeedOptions();

  IngestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    List<FeedSource> sources = feed.sources(terminal, problems);
    try (DataFolder data = DataFolder.open(common.data, terminal.clock());
        ListingClassifier classifier = ListingClassifier.load(ClassifierSettings.defaults())) {
      Run run = data.store().runs().start(feed.name());
      RunStatus status = RunStatus.FAILED;
      Ledger ledger = new Ledger(data.store().runs(), run.id(), terminal.clock());
      Intake intake = new Intake(classifier, data, ledger, terminal.clock(), Intake.FEED_BATCH);
      try (ledger;
          intake;
          Progress progress = new Progress(terminal, "listings", common.quiet)) {
        for (FeedSource source : sources) {
          take(source, intake, progress);
        }
        status = RunStatus.COMPLETED;
      } finally {
        data.store().runs().finish(run.id(), status);
      }
      tell(intake, problems);
    }
    return problems.exitCode();
  }

  private static void take(FeedSource source, Intake intake, Progress progress) throws IOException {
    try (FeedListings listings = source.open()) {
      while (listings.hasNext()) {
        intake.accept(listings.next());
        progress.add(1);
      }
    }
  }

  private void tell(Intake intake, Problems problems) {
    if (common.quiet) {
      return;
    }
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "%,d new, %,d changed, %,d removed, %,d relisted, %,d unchanged; %,d flagged; %,d problems%n",
            intake.count(SaveOutcome.NEW),
            intake.count(SaveOutcome.CHANGED),
            intake.count(SaveOutcome.REMOVED),
            intake.count(SaveOutcome.RELISTED),
            intake.count(SaveOutcome.UNCHANGED),
            intake.flagged(),
            problems.count());
  }
}

package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.listing.VictimsMasked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores listings and stores nothing. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Scores listings and stores nothing.",
      "",
      "Writes a prediction for each flagged listing as JSON Lines, in the order of the "
          + "input. Victims' numbers are masked, and offsets still fit."
    },
    footer = {"", "Exit code 1 if a line could not be read; all others are scored all the same."})
final class ScanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private FeedOptions feed = new FeedOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead.")
  private @Nullable Path output;

  @Option(names = "--all", description = "Write the clear ones too.")
  private boolean all;

  @Option(
      names = "--screen-only",
      description = "Without the language models: faster, less sure; verdicts say so.")
  private boolean screenOnly;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only results and errors.")
  private boolean quiet;

  private long scanned;
  private long flagged;

  ScanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    List<FeedSource> sources = feed.sources(terminal);
    ClassifierSettings settings = ClassifierSettings.defaults().withScreenOnly(screenOnly);
    boolean analysed;
    try (ListingClassifier classifier = ListingClassifier.load(settings);
        Writer writer = Output.open(output, terminal);
        Progress progress = new Progress(terminal, "listings", quiet)) {
      for (FeedSource source : sources) {
        try (FeedListings listings = source.open(problems)) {
          classifier.classify(
              listings,
              (listing, verdict) -> {
                write(writer, listing, verdict);
                progress.add(1);
              });
        }
      }
      analysed = classifier.analysisLoaded();
    }
    if (!quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%,d listings, %,d flagged, %,d problems; language models %s%n",
              scanned,
              flagged,
              problems.count(),
              analysed ? "loaded" : "not needed");
    }
    return problems.exitCode();
  }

  private void write(Writer writer, Listing listing, Verdict verdict) {
    scanned++;
    boolean flag = verdict instanceof Verdict.Flagged;
    flagged += flag ? 1 : 0;
    if (all || flag) {
      ScoredListing scored = VictimsMasked.of(new ScoredListing(listing, verdict));
      Output.json(writer, VerdictCodec.prediction(scored));
    }
  }
}

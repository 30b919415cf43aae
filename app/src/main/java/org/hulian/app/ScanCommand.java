package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.app.explain.ExplanationText;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.listing.VictimsMasked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Scores listings and stores nothing. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Scores listings and stores nothing.",
      "",
      "Writes a prediction for each flagged listing as JSON Lines, in the order of the "
          + "input. Victims' numbers are masked, and offsets still fit.",
      "With --explain it tells people instead how the verdict on each listing came about."
    },
    footer = {"", "Exit code 1 if a line could not be read; all others are scored all the same."})
final class ScanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Source source = new Source();

  /** Where the listings come from. */
  static final class Source {
    @Option(
        names = "--text",
        paramLabel = "TEXT",
        converter = ReadText.class,
        description = "Score this text instead, as the body of a listing.")
    private @Nullable Text text;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable FeedOptions feed;
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead.")
  private @Nullable Path output;

  @Option(names = "--all", description = "Write the clear ones too.")
  private boolean all;

  @Option(
      names = "--explain",
      description =
          "For people, not programs: of each listing the text with what was noticed underlined, "
              + "all reasons with their weights, the words met and in what disguise, what is "
              + "named, how the severity came about, and which stage decided.")
  private boolean explain;

  @Option(
      names = "--screen-only",
      description = "Without the language models: faster, less sure; verdicts say so.")
  private boolean screenOnly;

  @Mixin private ThresholdOption threshold = new ThresholdOption();

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
    FeedOptions feed = source.feed;
    List<FeedSource> sources = feed == null ? List.of() : feed.sources(terminal);
    ClassifierSettings settings = ClassifierSettings.defaults().withScreenOnly(screenOnly);
    boolean analysed;
    try (ListingClassifier classifier = threshold.load(settings);
        Writer writer = Output.open(output, terminal);
        Progress progress = new Progress(terminal, "listings", quiet)) {
      if (source.text != null) {
        scan(classifier, List.of(source.text.listing()).iterator(), writer, progress);
      }
      for (FeedSource each : sources) {
        try (FeedListings listings = each.open(problems)) {
          scan(classifier, listings, writer, progress);
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

  private void scan(
      ListingClassifier classifier, Iterator<Listing> listings, Writer writer, Progress progress) {
    if (!explain) {
      classifier.classify(
          listings,
          (listing, verdict) -> {
            write(writer, new ScoredListing(listing, verdict));
            progress.add(1);
          });
      return;
    }
    while (listings.hasNext()) {
      write(writer, classifier.explain(listings.next()));
      progress.add(1);
    }
  }

  private void write(Writer writer, ScoredListing scored) {
    if (count(scored.verdict()) || all) {
      Output.json(writer, VerdictCodec.prediction(VictimsMasked.of(scored)));
    }
  }

  private void write(Writer writer, Explanation explanation) {
    count(explanation.verdict());
    ScoredListing covered = VictimsMasked.of(explanation.scored());
    boolean coloured = output == null && terminal.coloured();
    Output.lines(writer, ExplanationText.of(explanation.over(covered), coloured));
  }

  private boolean count(Verdict verdict) {
    scanned++;
    boolean flag = verdict instanceof Verdict.Flagged;
    flagged += flag ? 1 : 0;
    return flag;
  }

  /** A text as it was given; what parses the command line prints each value for its trace. */
  private static final class Text {
    private final String text;

    Text(String text) {
      this.text = text;
    }

    /** As the body of a listing. */
    Listing listing() {
      return Listing.builder(new ListingId("text")).body(text).build();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Takes any text that is not blank. */
  static final class ReadText implements ITypeConverter<Text> {
    @Override
    public Text convert(String text) {
      if (text.isBlank()) {
        throw new TypeConversionException("a blank text cannot be scored");
      }
      return new Text(text);
    }
  }
}

package org.hulian.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.evaluation.CurvePlot;
import org.hulian.classifier.evaluation.PrecisionRecall;
import org.hulian.classifier.evaluation.Scorecard;
import org.hulian.classifier.model.ModelSet;
import org.hulian.listing.feed.LabelledFeed;
import org.hulian.listing.feed.LabelledListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the classifier on labelled texts. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the classifier on labelled texts.",
      "",
      "Prints recall, false flags, categories and entities, by part, language, style and "
          + "disguise, and every text that was judged wrongly. Rows are JSON Lines with label 1 "
          + "or 0, as in the corpus."
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "LABELLED", description = "Files of labelled texts.")
  private List<Path> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "Models that `train` wrote, instead of the shipped.")
  private @Nullable Path model;

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Option(
      names = "--curve",
      paramLabel = "FOLDER",
      description = {
        "Write precision and recall by threshold there, as precision-recall.csv and .svg; made if it is not there.",
        "Precision is that of these texts; where offers are rarer it is lower. Below half the model's threshold, "
            + "scores are only the screen's."
      })
  private @Nullable Path curve;

  @Option(names = "--screen-only", description = "Without the language models.")
  private boolean screenOnly;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only results and errors.")
  private boolean quiet;

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems(terminal);
    List<LabelledListing> rows = new ArrayList<>();
    for (Path file : files) {
      try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
        rows.addAll(
            LabelledFeed.read(
                stream, file.toString(), problem -> problems.accept(Problem.of(problem))));
      }
    }
    Scorecard card = new Scorecard();
    ClassifierSettings settings = ClassifierSettings.defaults().withScreenOnly(screenOnly);
    ModelSet models = threshold.over(model == null ? ModelSet.shipped() : ModelSet.read(model));
    PrecisionRecall figures = new PrecisionRecall();
    try (ListingClassifier classifier = ListingClassifier.load(settings, models);
        Progress progress = new Progress(terminal, "texts", quiet)) {
      progress.expect(rows.size());
      // Verdicts come in the order of the rows; ids need not be unique over several files.
      Iterator<LabelledListing> truth = rows.iterator();
      classifier.classify(
          rows.stream().map(LabelledListing::listing).iterator(),
          (listing, verdict) -> {
            LabelledListing labelled = truth.next();
            card.add(labelled, verdict);
            if (!labelled.borderline()) {
              figures.add(verdict.score(), labelled.offer());
            }
            progress.add(1);
          });
    }
    if (curve != null) {
      draw(curve, figures, models.threshold());
    }
    card.print().lines().map(TextOutput::inert).forEach(terminal.out()::println);
    return problems.exitCode();
  }

  private void draw(Path folder, PrecisionRecall figures, double inUse) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("precision-recall.csv"), figures.csv(inUse));
    Files.writeString(folder.resolve("precision-recall.svg"), CurvePlot.svg(figures, inUse));
    if (!quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "average precision %.3f; the curve is in %s%n",
              figures.averagePrecision(),
              folder);
    }
  }
}

package org.hulian.app;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hulian.app.quality.ShadowTally;
import org.hulian.app.quality.ShadowTally.Difference;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.JsonLine;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.quality.Decided.Standing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scores the store with another model or lexicon, and says what would be otherwise. */
@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    description = {
      "Tries another model, lexicon or threshold on the store.",
      "",
      "Scores the newest version of every listing twice, as the shipped models do and as the "
          + "candidate does, on the same text, and changes nothing: what would be newly flagged, "
          + "newly clear, of another category or severity, by signal, with examples, and how both "
          + "do against reviewers' final decisions. Only reads, and may run beside the console."
    })
final class ShadowCommand implements Callable<Integer> {
  private static final int BATCH = 500;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "Models that `train` wrote (default: the shipped).")
  private @Nullable Path model;

  @Option(
      names = "--lexicon",
      paramLabel = "FOLDER",
      description = "Lexicon files, *.yaml (default: the shipped).")
  private @Nullable Path lexicon;

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Option(names = "--screen-only", description = "Both without the language models.")
  private boolean screenOnly;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "10",
      converter = Numbers.Count.class,
      description = "Examples of each difference (default: 10).")
  private int examples;

  @Option(
      names = "--lines",
      paramLabel = "FILE",
      description = "Write every difference there as JSON Lines, and the figures as the last line.")
  private @Nullable Path lines;

  ShadowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (model == null && lexicon == null && !threshold.given()) {
      throw new ParameterException(
          spec.commandLine(), "what is to be tried? Give --model, --lexicon or --threshold");
    }
    ModelSet models = threshold.over(model == null ? ModelSet.shipped() : ModelSet.read(model));
    Lexicon terms = lexicon == null ? Lexicon.shipped() : Lexicon.read(lexicon);
    ClassifierSettings settings = ClassifierSettings.defaults().withScreenOnly(screenOnly);
    ShadowTally tally = new ShadowTally(examples);
    try (Database store = Database.open(common.data, Access.READ, terminal.clock());
        ListingClassifier live = ListingClassifier.load(settings);
        ListingClassifier candidate = ListingClassifier.load(settings, models, terms);
        Progress progress = new Progress(terminal, "listings", common.quiet)) {
      progress.expect(store.listings().count());
      Run run = new Run(live, candidate, decisions(store), tally);
      if (lines == null) {
        run.over(store, progress, (difference, line) -> {});
      } else {
        try (Writer writer = Output.open(lines, terminal)) {
          run.over(store, progress, (difference, line) -> Output.json(writer, JsonLine.of(line)));
          Output.json(writer, JsonLine.of(tally.summary()));
        }
      }
    }
    terminal.out().println("live: the shipped models and lexicon, " + versions(null, null));
    terminal.out().println("candidate: " + versions(models, terms));
    tally.lines().stream().map(TextOutput::inert).forEach(terminal.out()::println);
    return 0;
  }

  private static String versions(@Nullable ModelSet models, @Nullable Lexicon terms) {
    ModelSet shown = models == null ? ModelSet.shipped() : models;
    Lexicon known = terms == null ? Lexicon.shipped() : terms;
    return "model "
        + shown.version()
        + ", threshold "
        + shown.threshold()
        + ", lexicon "
        + known.version();
  }

  private static Map<String, Boolean> decisions(Database store) {
    Map<String, Boolean> decisions = new HashMap<>();
    store
        .quality()
        .decided(
            one -> {
              if (one.standing() == Standing.FINAL) {
                decisions.put(one.listing().id().value(), one.violation());
              }
            });
    return decisions;
  }

  /** Told of each difference. */
  private interface Told {
    void of(Difference difference, Map<String, @Nullable Object> line);
  }

  /** Both classifiers over the whole store. */
  private record Run(
      ListingClassifier live,
      ListingClassifier candidate,
      Map<String, Boolean> decisions,
      ShadowTally tally) {

    void over(Database store, Progress progress, Told told) {
      List<Listing> batch = new ArrayList<>();
      store
          .listings()
          .forEach(
              stored -> {
                batch.add(stored.listing());
                if (batch.size() == BATCH) {
                  score(batch, told);
                  progress.add(batch.size());
                  batch.clear();
                }
              });
      score(batch, told);
      progress.add(batch.size());
    }

    private void score(List<Listing> batch, Told told) {
      List<Verdict> before = new ArrayList<>();
      live.classify(batch.iterator(), (listing, verdict) -> before.add(verdict));
      Iterator<Verdict> known = before.iterator();
      candidate.classify(
          batch.iterator(), (listing, verdict) -> compare(listing, known.next(), verdict, told));
    }

    private void compare(Listing listing, Verdict before, Verdict after, Told told) {
      Boolean decision = decisions.get(listing.id().value());
      Difference difference = tally.add(listing, before, after, decision);
      if (difference != null) {
        Map<String, @Nullable Object> line = ShadowTally.line(difference, listing, before, after);
        line.put("decision", decision == null ? null : decision ? "violation" : "cleared");
        told.of(difference, line);
      }
    }
  }
}

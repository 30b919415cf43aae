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
import org.hulian.store.mask.PersonalMask;
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
      "Scores the newest version of every listing twice, as what is live does and as the candidate "
          + "does, on the same text: what would be newly flagged, newly clear, of another category "
          + "or severity, by signal, with examples, and how both do against reviewers' final "
          + "decisions. Only reads, and may run beside the console.",
      "",
      "With --use the candidate is live afterwards: crawls, feeds and the interface score with it "
          + "from their next start on; nobody else may hold the data folder then. What was scored "
          + "before stays as it is until it is looked at again. The audit log has the versions, the "
          + "figures and the reason. --use-shipped goes back."
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
      names = "--use",
      description = "Make the candidate live after the report; needs --reason.")
  private boolean use;

  @Option(
      names = "--use-shipped",
      description = "Go back to the shipped models and lexicon; needs --reason.")
  private boolean useShipped;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
  private String reason = "";

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
    if ((use || useShipped) && reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "say by --reason why it changes");
    }
    if (useShipped) {
      return goBack();
    }
    if (model == null && lexicon == null && !threshold.given()) {
      throw new ParameterException(
          spec.commandLine(), "what is to be tried? Give --model, --lexicon or --threshold");
    }
    LiveClassifier now = LiveClassifier.of(common.data);
    ModelSet models = threshold.over(model == null ? now.models() : ModelSet.read(model));
    Lexicon terms = lexicon == null ? now.lexicon() : Lexicon.read(lexicon);
    ClassifierSettings settings = ClassifierSettings.defaults().withScreenOnly(screenOnly);
    ShadowTally tally = new ShadowTally(examples);
    try (Database store = Database.open(common.data, Access.READ, terminal.clock());
        ListingClassifier live = now.load(settings);
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
    terminal.out().println("live: " + now.words());
    terminal.out().println("candidate: " + LiveClassifier.words(models, terms));
    tally.lines().stream().map(TextOutput::inert).forEach(terminal.out()::println);
    if (use) {
      takeOver(models, now, tally);
    }
    return 0;
  }

  private void takeOver(ModelSet models, LiveClassifier before, ShadowTally tally)
      throws IOException {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      Path terms = lexicon == null ? before.lexiconFolder(common.data) : lexicon;
      String hash = LiveClassifier.use(common.data, models, terms);
      String words = LiveClassifier.of(common.data).words();
      note(
          store,
          Map.of(
              "sha256",
              hash,
              "live",
              words,
              "before",
              before.words(),
              "figures",
              JsonLine.of(tally.summary())));
      terminal.err().println("live from the next start on: " + words);
    }
  }

  private int goBack() throws IOException {
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      if (!LiveClassifier.useShipped(common.data)) {
        throw new CommandException("the shipped models and lexicon are live already");
      }
      note(store, Map.of("live", LiveClassifier.shipped().words()));
    }
    terminal.err().println("live from the next start on: " + LiveClassifier.shipped().words());
    return 0;
  }

  private void note(Database store, Map<String, String> what) {
    Map<String, String> details = new HashMap<>(what);
    details.put("reason", PersonalMask.persons(reason));
    store.audit().append(ShellUser.account(), "classifier.used", "classifier", details);
    LogSigning.sign(store);
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

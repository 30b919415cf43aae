package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hulian.app.quality.DecidedTexts;
import org.hulian.classifier.training.Corpus;
import org.hulian.classifier.training.Training;
import org.hulian.listing.feed.LabelledListing;
import org.hulian.store.Access;
import org.hulian.store.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the models anew. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains the models anew from the project's corpus.",
      "",
      "Trains from corpus and lexicon and writes the models into a folder. The same "
          + "corpus and lexicon give the same bytes. cross-validation.txt has how models fare on "
          + "texts of the corpus that they have not seen. Takes some minutes and up to 3 GB of "
          + "memory.",
      "With --with-decisions it also learns from what reviewers decided: final decisions only, one "
          + "for each text and those near to it. What entered, and what was left out and why, is "
          + "said, and kept in decisions.txt without a word of the texts. Such a model is this "
          + "store's own; try it with `hulian shadow` before it is used."
    },
    footer = {
      "",
      "To try them, `hulian shadow --model FOLDER` and `hulian evaluate --model FOLDER`; to use them, "
          + "`hulian shadow --model FOLDER --use`. To ship them, put the files into "
          + "classifier/src/main/resources/org/hulian/classifier/model."
    })
final class TrainCommand implements Callable<Integer> {
  private static final String CARD = "cross-validation.txt";
  private static final String DECISIONS = "decisions.txt";
  private final Terminal terminal;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Made if it is not there.")
  private Path output = Path.of("model");

  @Option(
      names = "--with-decisions",
      description = "Learn from the decisions in the data folder, too.")
  private boolean withDecisions;

  @Mixin private CommonOptions common = new CommonOptions();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    DecidedTexts decisions = withDecisions ? decisions() : new DecidedTexts();
    decisions.report().stream().filter(line -> withDecisions).forEach(this::tell);
    List<LabelledListing> corpus = new ArrayList<>(Corpus.shipped());
    corpus.addAll(decisions.texts());
    Training.Trained trained = Training.train(corpus, this::tell);
    trained.models().write(output);
    if (withDecisions) {
      List<String> lines = new ArrayList<>(decisions.report());
      lines.addAll(decisions.entered());
      Files.write(output.resolve(DECISIONS), lines);
    }
    Files.writeString(output.resolve(CARD), trained.crossValidated().print());
    terminal.out().println(trained.models().version());
    return 0;
  }

  private void tell(String line) {
    if (!common.quiet) {
      terminal.err().println(line);
    }
  }

  private DecidedTexts decisions() {
    DecidedTexts decisions = new DecidedTexts();
    try (Database store = Database.open(common.data, Access.WRITE, terminal.clock())) {
      store.quality().decided(decisions::add);
      Map<String, String> details = Map.of("entered", Integer.toString(decisions.texts().size()));
      store.audit().append(ShellUser.account(), "train.read", "decisions", details);
      LogSigning.sign(store);
    }
    return decisions;
  }
}

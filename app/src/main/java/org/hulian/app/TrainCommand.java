package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hulian.classifier.training.Training;
import picocli.CommandLine.Command;
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
          + "memory."
    },
    footer = {
      "",
      "To ship them, put the files into classifier/src/main/resources/org/hulian/classifier/model; "
          + "to try them, `hulian evaluate --model FOLDER`."
    })
final class TrainCommand implements Callable<Integer> {
  private static final String CARD = "cross-validation.txt";
  private final Terminal terminal;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      required = true,
      description = "Made if it is not there.")
  private Path output = Path.of("model");

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only errors.")
  private boolean quiet;

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Training.Trained trained =
        Training.train(
            step -> {
              if (!quiet) {
                terminal.err().println(step);
              }
            });
    trained.models().write(output);
    Files.writeString(output.resolve(CARD), trained.crossValidated().print());
    terminal.out().println(trained.models().version());
    return 0;
  }
}

package org.hulian.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.model.ModelSet;
import org.hulian.evidence.log.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What the listings of a data folder are scored with: the shipped models and lexicon, or what
 * {@code shadow --use} took over. That lies in {@code classifier/HASH}; the hash is over names and
 * contents of its files, so that nothing in it changes unseen, and the file {@code classifier/live}
 * says which one counts.
 *
 * @param hash of the folder; absent for what is shipped
 */
record LiveClassifier(ModelSet models, Lexicon lexicon, @Nullable String hash) {
  private static final String FOLDER = "classifier";
  private static final String LIVE = "live";
  private static final String MODELS = "model";
  private static final String LEXICON = "lexicon";

  /**
   * What counts now.
   *
   * @throws CommandException if something was changed since it was taken over
   */
  static LiveClassifier of(Path data) throws IOException {
    Path live = data.resolve(FOLDER).resolve(LIVE);
    if (!Files.isRegularFile(live)) {
      return shipped();
    }
    String hash = Files.readString(live).strip();
    Path own = hash.matches("[0-9a-f]{64}") ? data.resolve(FOLDER).resolve(hash) : null;
    if (own == null || !Files.isDirectory(own) || !hashOf(own).equals(hash)) {
      throw new CommandException(
          data.resolve(FOLDER)
              + " was changed since `hulian shadow --use`; take the models over again, or go back by"
              + " `hulian shadow --use-shipped`");
    }
    Path lexicon = own.resolve(LEXICON);
    return new LiveClassifier(
        ModelSet.read(own.resolve(MODELS)),
        Files.isDirectory(lexicon) ? Lexicon.read(lexicon) : Lexicon.shipped(),
        hash);
  }

  static LiveClassifier shipped() {
    return new LiveClassifier(ModelSet.shipped(), Lexicon.shipped(), null);
  }

  /** A classifier of these; language models are not loaded yet. */
  ListingClassifier load(ClassifierSettings settings, ThresholdOption threshold) {
    return ListingClassifier.load(settings, threshold.over(models), lexicon);
  }

  /** A classifier of these with their own threshold. */
  ListingClassifier load(ClassifierSettings settings) {
    return ListingClassifier.load(settings, models, lexicon);
  }

  /** Where the lexicon lies that was taken over; absent if the shipped one counts. */
  @Nullable Path lexiconFolder(Path data) {
    Path own = hash == null ? null : data.resolve(FOLDER).resolve(hash).resolve(LEXICON);
    return own != null && Files.isDirectory(own) ? own : null;
  }

  /** Versions and threshold, for people. */
  String words() {
    return words(models, lexicon) + (hash == null ? " (shipped)" : "");
  }

  static String words(ModelSet models, Lexicon lexicon) {
    return "model "
        + models.version()
        + ", threshold "
        + models.threshold()
        + ", lexicon "
        + lexicon.version();
  }

  /**
   * Takes these over: from the next start on, crawls, feeds and the interface score with them.
   *
   * @param lexicon folder that the lexicon was read from; absent for the shipped one
   */
  static String use(Path data, ModelSet models, @Nullable Path lexicon) throws IOException {
    Path folder = Files.createDirectories(data.resolve(FOLDER));
    Path made = Files.createTempDirectory(folder, "new");
    models.write(made.resolve(MODELS));
    if (lexicon != null) {
      copy(lexicon, Files.createDirectory(made.resolve(LEXICON)));
    }
    String hash = hashOf(made);
    Path own = folder.resolve(hash);
    if (Files.isDirectory(own)) {
      delete(made);
    } else {
      Files.move(made, own, StandardCopyOption.ATOMIC_MOVE);
    }
    Path pointer = Files.writeString(folder.resolve(LIVE + ".new"), hash + "\n");
    Files.move(
        pointer,
        folder.resolve(LIVE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return hash;
  }

  /** Goes back to what is shipped; false if that counts already. */
  static boolean useShipped(Path data) throws IOException {
    return Files.deleteIfExists(data.resolve(FOLDER).resolve(LIVE));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  private static String hashOf(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, Sha256.hex(file));
      }
    }
    StringBuilder lines = new StringBuilder();
    files.forEach((name, hash) -> lines.append(hash).append("  ").append(name).append('\n'));
    return Sha256.hex(lines.toString().getBytes(UTF_8));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}

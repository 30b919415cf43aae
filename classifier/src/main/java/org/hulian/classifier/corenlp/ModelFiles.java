package org.hulian.classifier.corenlp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Which of CoreNLP's Chinese model files are in use, and where they are kept. */
public final class ModelFiles {
  /** Names the jar of models; by default it is in the user's cache. */
  public static final String PROPERTY = "hulian.models";

  static final String SEGMENTER_HOME = "edu/stanford/nlp/models/segmenter/chinese";
  static final String SEGMENTER = SEGMENTER_HOME + "/ctb.small.gz";
  static final String DICTIONARY = SEGMENTER_HOME + "/dict-chris6.ser.gz";
  static final String TAGGER = "edu/stanford/nlp/models/pos-tagger/chinese-distsim.tagger";

  /** Every file that is kept of the full jar; all else is left out. */
  static final List<String> KEPT =
      List.of(
          SEGMENTER,
          DICTIONARY,
          SEGMENTER_HOME + "/norm.simp.utf8",
          SEGMENTER_HOME + "/dict/character_list",
          SEGMENTER_HOME + "/dict/char.ctb.list",
          SEGMENTER_HOME + "/dict/ctb.non",
          SEGMENTER_HOME + "/dict/in.ctb",
          SEGMENTER_HOME + "/dict/pos_close/char.ctb.list",
          TAGGER);

  private static final String FILE = "corenlp-chinese-4.5.10.jar";

  private ModelFiles() {}

  /**
   * Where the models are: the system property {@value #PROPERTY}, or else below {@code
   * HULIAN_CACHE}, {@code XDG_CACHE_HOME/hulian} or {@code ~/.cache/hulian}.
   */
  public static Path place() {
    return place(System.getProperties().getProperty(PROPERTY, ""), System.getenv(), home());
  }

  static Path place(String property, Map<String, String> environment, Path home) {
    if (!property.isBlank()) {
      return Path.of(property);
    }
    String own = environment.getOrDefault("HULIAN_CACHE", "");
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        !own.isBlank()
            ? Path.of(own)
            : shared.isBlank() ? home.resolve(".cache/hulian") : Path.of(shared).resolve("hulian");
    return cache.resolve(FILE);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."));
  }
}

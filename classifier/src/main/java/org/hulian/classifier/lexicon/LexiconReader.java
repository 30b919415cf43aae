package org.hulian.classifier.lexicon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hulian.listing.finding.Category;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads lexicon files. A file is one mapping: {@code concept}, {@code sense}, {@code category} (of
 * goods and deeds), {@code note}, {@code terms}; a term is a mapping of {@code text}, {@code
 * strength}, and at will {@code sound}, {@code swap}, {@code initials}, {@code name}, {@code note}.
 * Any other key is an error, since a misspelt key would silently change what is found.
 */
public final class LexiconReader {
  private static final int VERSION_LENGTH = 12;
  private final String file;
  private final List<Term> terms = new ArrayList<>();

  private LexiconReader(String file) {
    this.file = file;
  }

  /**
   * Reads all files.
   *
   * @param files bytes by name
   * @throws LexiconException at the first thing that is wrong
   */
  public static Lexicon read(SortedMap<String, byte[]> files) {
    MessageDigest digest = sha256();
    files.forEach(
        (name, bytes) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    List<Term> terms =
        List.copyOf(files.entrySet()).parallelStream()
            .map(file -> readFile(file.getKey(), file.getValue()))
            .flatMap(List::stream)
            .toList();
    String version = HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    return new Lexicon(terms, version);
  }

  /** Lines are tracked only for a file with a mistake: it costs more than the reading itself. */
  private static List<Term> readFile(String file, byte[] bytes) {
    try {
      return new LexiconReader(file).read(bytes, false);
    } catch (LexiconException e) {
      return new LexiconReader(file).read(bytes, true);
    }
  }

  private List<Term> read(byte[] bytes, boolean marks) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).setUseMarks(marks).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(new String(bytes, StandardCharsets.UTF_8));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new LexiconException(file, line, e.getProblem());
    }
    YamlTable table =
        YamlTable.of(
            file, root.orElseThrow(() -> new LexiconException(file, 1, "the file is empty")));
    table.allow("concept", "sense", "category", "note", "terms");
    Concept concept = concept(table);
    for (Node row : table.list("terms")) {
      terms.add(term(concept, YamlTable.of(file, row)));
    }
    return terms;
  }

  private Concept concept(YamlTable table) {
    Sense sense = table.choice("sense", Sense.class);
    boolean traded = sense == Sense.GOODS || sense == Sense.DEED;
    @Nullable Category category =
        table.has("category") ? table.choice("category", Category.class) : null;
    if (traded != (category != null)) {
      throw new LexiconException(
          file,
          table.line(),
          traded ? "goods and deeds have a category" : "only goods and deeds have a category");
    }
    return new Concept(table.text("concept"), sense, category);
  }

  private static Term term(Concept concept, YamlTable row) {
    row.allow("text", "strength", "sound", "swap", "initials", "name", "note");
    Strength strength = row.choice("strength", Strength.class);
    boolean traded = concept.sense() == Sense.GOODS || concept.sense() == Sense.DEED;
    return new Term(
        concept,
        row.text("text"),
        strength,
        row.flag("sound", traded && strength != Strength.WEAK),
        row.flag("swap", traded && strength != Strength.WEAK),
        row.has("initials") ? row.texts("initials") : List.of(),
        row.has("name") ? row.text("name") : null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

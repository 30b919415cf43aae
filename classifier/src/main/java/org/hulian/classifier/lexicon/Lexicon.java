package org.hulian.classifier.lexicon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All terms. Immutable.
 *
 * @param terms in the order of file name and row
 * @param version first 12 hexadecimal digits of the SHA-256 over names and bytes of all files
 */
public record Lexicon(List<Term> terms, String version) {
  public Lexicon {
    terms = List.copyOf(terms);
  }

  /**
   * Reads the lexicon that is shipped.
   *
   * @throws LexiconException if a file is not as it should be
   */
  public static Lexicon shipped() {
    return LexiconReader.read(ResourceFolder.list("lexicon", ".yaml"));
  }

  /**
   * Reads a lexicon from a folder; its files are those whose names end in {@code .yaml}.
   *
   * @throws IOException if it cannot be read, or has none
   * @throws LexiconException if a file is not as it should be
   */
  public static Lexicon read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*.yaml")) {
      for (Path path : paths) {
        files.put(String.valueOf(path.getFileName()), Files.readAllBytes(path));
      }
    }
    if (files.isEmpty()) {
      throw new IOException(folder + ": has no lexicon files (*.yaml)");
    }
    return LexiconReader.read(files);
  }

  /** The terms of one sense, in order. */
  public List<Term> of(Sense sense) {
    return terms.stream().filter(term -> term.sense() == sense).toList();
  }
}

package org.hulian.classifier.lexicon;

import java.util.List;

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

  /** The terms of one sense, in order. */
  public List<Term> of(Sense sense) {
    return terms.stream().filter(term -> term.sense() == sense).toList();
  }
}

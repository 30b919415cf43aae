package org.hulian.classifier.corenlp;

import edu.stanford.nlp.ling.CoreAnnotation;

/** The senses of the lexicon terms that a token is part of, with strength, between blanks. */
public final class SenseAnnotation implements CoreAnnotation<String> {
  /** Made by CoreNLP. */
  public SenseAnnotation() {}

  @Override
  public Class<String> getType() {
    return String.class;
  }
}

package org.hulian.classifier.lexicon;

/** A lexicon file is not as it should be; the message is one line with file, line and reason. */
public final class LexiconException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LexiconException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}

package org.hulian.classifier.model;

/** A model file is not as it should be; the message is one line with file, line and reason. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}

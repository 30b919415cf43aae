package org.hulian.classifier.corenlp;

import java.nio.file.Path;

/** The language models are not where they should be; the message says how to get them. */
public final class ModelsMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelsMissingException(Path place) {
    super(
        "language models not found: "
            + place
            + " (the launcher fetches them: run ./hulian once with a network connection, or name"
            + " the file with -Dhulian.models=FILE)");
  }

  ModelsMissingException(Path place, Throwable cause) {
    super(
        "language models cannot be read: " + place + " (delete the file and run ./hulian)", cause);
  }
}

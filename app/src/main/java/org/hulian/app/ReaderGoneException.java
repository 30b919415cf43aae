package org.hulian.app;

import java.io.IOException;

/** Whoever read standard output wants no more of it; nobody is left to tell. */
final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ReaderGoneException(IOException cause) {
    super("standard output is closed", cause);
  }
}

package org.hulian.review;

import org.jspecify.annotations.Nullable;

/** The console could not start. The message is one line for people and says what to do. */
public final class ConsoleStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConsoleStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

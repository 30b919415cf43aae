package org.hulian.app;

/** A command cannot go on, for a reason that the person at the terminal can do something about. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is one line and says what to do. */
  CommandException(String message) {
    super(message);
  }

  CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

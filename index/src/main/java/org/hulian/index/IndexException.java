package org.hulian.index;

import java.nio.file.Path;

/** The index in a folder cannot be used; the message is one line that says what to do. */
public abstract sealed class IndexException extends RuntimeException
    permits IndexLockedException, IndexCorruptException {
  private static final long serialVersionUID = 1;
  private final transient Path folder;

  IndexException(Path folder, String message, Throwable cause) {
    super(message, cause);
    this.folder = folder;
  }

  /** The folder of the index. */
  public Path folder() {
    return folder;
  }
}

package org.hulian.store;

import java.io.Serial;
import java.nio.file.Path;

/**
 * The store cannot be used now, for a reason outside of the program: a full disk, a missing
 * permission, a damaged file. What was acknowledged before is kept; the work that failed left
 * nothing behind. The message is one line for the user.
 */
public sealed class StoreUnavailableException extends RuntimeException
    permits DataFolderBusyException, SchemaTooNewException {
  @Serial private static final long serialVersionUID = 1L;

  private final String folder;

  StoreUnavailableException(Path folder, String reason) {
    super(folder + ": " + reason);
    this.folder = folder.toString();
  }

  StoreUnavailableException(Path folder, String reason, Throwable cause) {
    super(folder + ": " + reason, cause);
    this.folder = folder.toString();
  }

  /** The data folder. */
  public Path folder() {
    return Path.of(folder);
  }
}

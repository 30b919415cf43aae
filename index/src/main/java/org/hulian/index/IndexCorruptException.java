package org.hulian.index;

import java.nio.file.Path;

/** The index is missing or damaged; it can be rebuilt from the store. */
public final class IndexCorruptException extends IndexException {
  private static final long serialVersionUID = 1;

  IndexCorruptException(Path folder, String what, Throwable cause) {
    super(
        folder,
        "the index in "
            + folder
            + " "
            + what
            + "; hulian index rebuild makes a new one from the store",
        cause);
  }
}

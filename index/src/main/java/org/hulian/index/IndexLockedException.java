package org.hulian.index;

import java.nio.file.Path;

/** Another process, or another part of this one, writes to the index. */
public final class IndexLockedException extends IndexException {
  private static final long serialVersionUID = 1;

  IndexLockedException(Path folder, Throwable cause) {
    super(folder, "the index in " + folder + " is in use by another process", cause);
  }
}

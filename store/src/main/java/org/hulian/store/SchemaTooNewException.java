package org.hulian.store;

import java.io.Serial;
import java.nio.file.Path;

/** The data was written by a newer version of the program, which this one must not touch. */
public final class SchemaTooNewException extends StoreUnavailableException {
  @Serial private static final long serialVersionUID = 1L;

  SchemaTooNewException(Path folder, int found, int known) {
    super(
        folder,
        "written by a newer version of Hulian (schema "
            + found
            + ", this version knows "
            + known
            + "); use that version or another data folder");
  }
}

package org.hulian.crawler.frontier;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The frontier's file cannot be used: locked, full, damaged, or of a newer version. */
public final class FrontierException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  FrontierException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package org.hulian.evidence.stamp;

/** An answer that is no stamp, or proves nothing; the message says why in one line. */
public final class StampException extends Exception {
  private static final long serialVersionUID = 1L;

  StampException(String reason) {
    super(reason);
  }

  StampException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

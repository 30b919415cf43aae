package org.hulian.review.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Sign-in was not even tried, since there were too many failures. */
final class TooManyAttempts extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(Duration wait) {
    super("too many attempts");
    seconds = wait.toSeconds() + 1;
  }

  /** How long to wait. */
  long seconds() {
    return seconds;
  }
}

package org.hulian.review.access;

import org.springframework.security.core.AuthenticationException;

/** Sign-in was not even tried, since too many others are being checked at this moment. */
final class TooBusy extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  TooBusy() {
    super("too many sign-ins at once");
  }
}

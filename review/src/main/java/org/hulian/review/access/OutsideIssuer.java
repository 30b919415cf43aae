package org.hulian.review.access;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody vouches for people besides the console itself.
 *
 * @param settings absent if nobody does
 */
public record OutsideIssuer(@Nullable IssuerSettings settings) {
  /** Whether the sign-in page offers it. */
  public boolean present() {
    return settings != null;
  }
}

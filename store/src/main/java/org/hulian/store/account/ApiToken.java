package org.hulian.store.account;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token by which a program acts for an account; not the token itself.
 *
 * @param account whose roles of now it has
 * @param label what its owner calls it, 1 to 100 characters
 * @param scopes what it is for, at least one
 * @param lastUsed to the minute, absent if it never was
 * @param revokedAt absent if it was not
 */
public record ApiToken(
    long id,
    String account,
    String label,
    Set<Scope> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsed,
    @Nullable Instant revokedAt) {
  /** Characters of a label. */
  public static final int LONGEST_LABEL = 100;

  public ApiToken {
    scopes = Set.copyOf(scopes);
    if (label.isBlank() || label.length() > LONGEST_LABEL || scopes.isEmpty()) {
      throw new IllegalArgumentException("a token has a label of 1 to 100 characters and a scope");
    }
  }

  /** Whether it opens anything at this time. */
  public boolean isGood(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}

package org.hulian.store.account;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name 2 to 64 characters of a to z, 0 to 9, dot, dash and underscore
 * @param passwordHash in the encoder's own format, never a password
 * @param roles at least one
 */
public record Account(
    String name, String passwordHash, Set<Role> roles, boolean enabled, Instant createdAt) {
  public Account {
    if (!name.matches("[a-z0-9._-]{2,64}")) {
      throw new IllegalArgumentException(
          "an account name has 2 to 64 characters of a-z, 0-9, dot, dash, underscore");
    }
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("an account has a role");
    }
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return name + " " + roles;
  }
}

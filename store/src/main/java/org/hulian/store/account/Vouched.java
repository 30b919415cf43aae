package org.hulian.store.account;

import java.util.Set;

/**
 * What an issuer of OpenID Connect says of somebody who has just signed in there.
 *
 * @param issuer and {@code subject} say together who it is, for ever
 * @param name what the person would like to be called; only a wish
 * @param roles that this gives here, at least one
 */
public record Vouched(String issuer, String subject, String name, Set<Role> roles) {
  public Vouched {
    roles = Set.copyOf(roles);
    if (subject.isBlank() || roles.isEmpty()) {
      throw new IllegalArgumentException("somebody with a role is vouched for");
    }
  }
}

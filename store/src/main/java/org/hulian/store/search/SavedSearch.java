package org.hulian.store.search;

import java.time.Instant;

/**
 * A saved search.
 *
 * @param owner name of the account that saved it
 * @param addresses of its own
 */
public record SavedSearch(
    long id,
    String owner,
    SavedQuery query,
    SearchOptions options,
    Addresses addresses,
    Instant createdAt) {
  /** Whether an account may see it. */
  public boolean isVisibleTo(String account) {
    return options.shared() || owner.equals(account);
  }
}

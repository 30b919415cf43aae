package org.hulian.store.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Saved searches. Thread-safe. Every change writes its audit entry in the same transaction. Who may
 * change what is for the caller to know.
 */
public interface SavedSearchRepository {
  /** Searches that one account may have. */
  int MOST = 200;

  /** Saves one; returns its number, or nothing if the account has {@link #MOST} already. */
  OptionalLong save(String owner, SavedQuery query, SearchOptions options);

  Optional<SavedSearch> find(long id);

  /** All, by name. */
  List<SavedSearch> list();

  /** An account's own and those that are shared, by name. */
  List<SavedSearch> visibleTo(String account);

  /** Changes query and options; false if it is gone. */
  boolean change(long id, SavedQuery query, SearchOptions options, String by);

  /** Deletes it with its alerts and what was still to be sent of them; false if it is gone. */
  boolean delete(long id, String by);

  /** Gives a search addresses of its own; false if it is gone. */
  boolean setAddresses(long id, Addresses addresses, String by);

  /** The addresses of searches that have none of their own. */
  Addresses addresses();

  /** Sets the addresses of searches that have none of their own. */
  void setAddresses(Addresses addresses, String by);

  /** Grows with every change of any search. */
  long revision();
}

package org.hulian.store.account;

import java.util.List;
import java.util.Optional;

/**
 * Passkeys of accounts. Thread-safe. Adding and removing write their audit entries in the same
 * transaction.
 */
public interface PasskeyRepository {
  /** How many an account may have. */
  int MOST = 20;

  /** The account that authenticators know by this handle. */
  Optional<String> accountOf(String handle);

  /** By what authenticators know an account; empty if it has never wanted a passkey. */
  Optional<String> handleOf(String account);

  /** Gives an account its handle, unless it has one; false if there is no such account. */
  boolean setHandle(String handle, String account);

  Optional<Passkey> find(String id);

  /** All of an account, oldest first. */
  List<Passkey> list(String account);

  /**
   * Adds a passkey, or notes that a known one was used: its count, its flags and when.
   *
   * @return false if its account has as many as it may have, or there is none with its handle
   */
  boolean save(Passkey passkey);

  /** Removes one of an account's own; false if it has none with this id. */
  boolean remove(String id, String account);
}

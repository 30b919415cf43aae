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

  /**
   * Gives an account its handle, unless it has one; false if there is no such account, or an issuer
   * vouches for it: a passkey would open it for longer than that does.
   */
  boolean setHandle(String handle, String account);

  Optional<Passkey> find(String id);

  /** The account whose passkey this is. */
  Optional<String> ownerOf(String id);

  /** All of an account, oldest first. */
  List<Passkey> list(String account);

  /**
   * Adds one, as made and used just now, whatever it says of that.
   *
   * @return false if its account has as many as it may have, there is no account with its handle,
   *     or its id is taken
   */
  boolean add(Passkey passkey);

  /**
   * Notes that one was used just now; does nothing if it is not there, or no longer.
   *
   * @param count of signatures; devices that do not count always say 0
   * @return false if it has come as far before: there is a copy, or the same was sent twice
   */
  boolean use(String id, long count);

  /** Removes one of an account's own; false if it has none with this id. */
  boolean remove(String id, String account);
}

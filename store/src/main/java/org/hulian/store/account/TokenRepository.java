package org.hulian.store.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens by which programs act for accounts. Thread-safe. Every change writes its audit entry in
 * the same transaction.
 */
public interface TokenRepository {
  /** What every token begins with, so that one that leaked is recognised. */
  String PREFIX = "hulian_";

  /** How long a token holds at most. */
  Duration LONGEST = Duration.ofDays(366);

  /**
   * Makes a token for an account, by itself.
   *
   * @return the token, {@link #PREFIX} and 256 random bits in URL-safe base 64; only its hash is
   *     kept
   * @throws IllegalArgumentException if it would hold longer than {@link #LONGEST}, or {@link
   *     ApiToken} refuses it
   */
  String create(String account, String label, Set<Scope> scopes, Duration validity);

  /** What is known of a token that is good now, of an account that may sign in. */
  Optional<ApiToken> find(String token);

  /** All of an account, those that are good no more among them, newest first. */
  List<ApiToken> list(String account);

  /** All there are, newest first. */
  List<ApiToken> listAll();

  /** Ends a token for good; false if there is none with this number that was not ended before. */
  boolean revoke(long id, String by);

  /** Notes that a token was used; more than once a minute is not kept. */
  void used(ApiToken token);
}

package org.hulian.store.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts and invitations. Thread-safe. Every change writes its audit entry in the same
 * transaction.
 */
public interface AccountRepository {
  Optional<Account> find(String name);

  /** In the order of names. */
  List<Account> list();

  /**
   * Makes a one-time invitation.
   *
   * @return the secret of the link, 256 random bits in URL-safe base 64; only its hash is kept
   */
  String invite(Set<Role> roles, Duration validity, String invitedBy);

  /** Roles of an invitation that is neither used up nor out of date. */
  Optional<Set<Role>> invitation(String secret);

  /**
   * Uses an invitation up and creates the account, both or neither.
   *
   * @return false if the invitation is not valid or the name is taken
   */
  boolean accept(String secret, String name, String passwordHash);

  /** Lets an account sign in or not; false if there is no such account. */
  boolean setEnabled(String name, boolean enabled, String by);

  /** Changes what an account may do; false if there is no such account. */
  boolean setRoles(String name, Set<Role> roles, String by);

  /**
   * Makes a one-time link to choose a new password for an account; earlier ones end.
   *
   * @return the secret of the link, as that of an invitation; empty if there is no such account, or
   *     it may not sign in
   */
  Optional<String> offerPassword(String name, Duration validity, String by);

  /** The account of such a link that is neither used up nor out of date. */
  Optional<String> passwordOffer(String secret);

  /**
   * Uses such a link up and changes the password, both or neither.
   *
   * @param endOthers whether the other ways into the account, its tokens and its passkeys, end as
   *     well, in the same transaction
   * @return false if the link is not valid
   */
  boolean acceptPassword(String secret, String passwordHash, boolean endOthers);

  /**
   * What somebody is called wherever something leaves the house: exports, notices, packages. Drawn
   * when first asked for, always the same from then on, and nobody else's; accounts that are no
   * more keep theirs. The program itself keeps its name, {@code system}.
   *
   * @param account of somebody who has an account, or came by a one-time link
   * @return such as {@code R-7F3K}
   */
  String pseudonym(String account);

  /**
   * Who is behind which pseudonym, by account. For administrators; whoever shows it writes the look
   * down.
   */
  Map<String, String> pseudonyms();

  /**
   * The account of somebody for whom an issuer vouches; made when that person comes for the first
   * time, under a name that nobody has, and without a password. It has the roles that are given
   * here, whatever it had before. A disabled one stays disabled.
   */
  Account vouched(Vouched who);

  /** Their passkeys. */
  PasskeyRepository passkeys();
}

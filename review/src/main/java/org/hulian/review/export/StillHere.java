package org.hulian.review.export;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hulian.review.access.Viewer;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then whether whoever a long answer goes to may still have it: not after the time in
 * which a session without a request ends, nor after signing out, nor once the account is disabled
 * or reads no cases any more. Not thread-safe.
 */
final class StillHere implements Runnable {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int EVERY = 100;
  private static final Set<Role> READERS = Set.of(Role.REVIEWER, Role.LEAD, Role.REGULATOR);

  private final Viewer viewer;
  private final @Nullable HttpSession session;
  private final AccountRepository accounts;
  private final Clock clock;
  private final Instant started;
  private long rows;

  StillHere(Viewer viewer, @Nullable HttpSession session, AccountRepository accounts, Clock clock) {
    this.viewer = viewer;
    this.session = session;
    this.accounts = accounts;
    this.clock = clock;
    started = clock.instant();
  }

  /** Called for each row; throws where the answer has to end. */
  @Override
  public void run() {
    rows++;
    if (rows % EVERY == 0 && !(inTime() && signedIn() && allowed())) {
      throw new GoneException();
    }
  }

  private boolean inTime() {
    return clock.instant().isBefore(started.plus(LONGEST));
  }

  private boolean signedIn() {
    if (session == null) {
      return false;
    }
    try {
      return session.getCreationTime() > 0;
    } catch (IllegalStateException e) {
      return false; // invalidated
    }
  }

  private boolean allowed() {
    if (viewer.guest()) {
      return true;
    }
    Optional<Account> account = accounts.find(viewer.name());
    return account.filter(Account::enabled).stream()
        .flatMap(one -> one.roles().stream())
        .anyMatch(READERS::contains);
  }

  /** The answer has to end here. */
  static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoneException() {
      super("the session has ended, or its time for one answer");
    }
  }
}

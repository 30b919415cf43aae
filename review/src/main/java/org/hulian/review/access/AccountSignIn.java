package org.hulian.review.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords. Takes as long for an unknown name as for a wrong password, and says
 * the same. An unknown name is not written to the audit log: it may be a password in the wrong
 * field.
 */
@Component
final class AccountSignIn implements AuthenticationProvider {
  private static final int MAX_PASSWORD = 512;

  private final AccountRepository accounts;
  private final PasswordEncoder encoder;
  private final Throttle throttle;
  private final Hashing hashing;
  private final Acts acts;

  /** What passwords of unknown names are checked against. */
  private volatile @Nullable String decoy;

  AccountSignIn(
      AccountRepository accounts,
      PasswordEncoder encoder,
      Throttle throttle,
      Hashing hashing,
      Acts acts) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.throttle = throttle;
    this.hashing = hashing;
    this.acts = acts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "unknown";
    String password = String.valueOf(attempt.getCredentials());
    Account account = check(attempt.getName(), password, address, "session.started");
    return Sessions.signedIn(new Viewer(account.name(), account.roles(), false));
  }

  /**
   * Checks a name and its password.
   *
   * @param address that it comes from
   * @param success what the audit log calls it if both are right
   * @return the account, which may sign in
   * @throws org.springframework.security.core.AuthenticationException if one is wrong, or was not
   *     even checked
   */
  Account check(String typed, String password, String address, String success) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    Optional<Account> account = accounts.find(name);
    String audited = account.map(Account::name).orElse(Acts.NOBODY);
    Throttle.Attempt counted = throttle.enter(name, address);
    if (counted.delay().isPositive()) {
      if (counted.news()) {
        acts.note(audited, "session.throttled", "address:" + address, Map.of());
      }
      throw new TooManyAttempts(counted.delay());
    }
    Optional<Boolean> right = hashing.attempt(() -> matches(password, account));
    if (right.isEmpty()) {
      throttle.forgive(counted);
      throw new TooBusy();
    }
    if (!right.get() || account.isEmpty() || !account.get().enabled()) {
      acts.note(audited, "session.refused", "address:" + address, Map.of());
      throw new BadCredentialsException("name or password is wrong");
    }
    throttle.succeeded(name, counted);
    acts.note(audited, success, "address:" + address, Map.of());
    return account.get();
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private boolean matches(String password, Optional<Account> account) {
    String nobody = decoy();
    return password.length() <= MAX_PASSWORD
        && encoder.matches(password, account.map(Account::passwordHash).orElse(nobody));
  }

  private String decoy() {
    String known = decoy;
    if (known == null) {
      known = String.valueOf(encoder.encode("nobody has this password"));
      decoy = known;
    }
    return known;
  }
}

package org.hulian.review.access;

import java.time.Duration;
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
  private final Acts acts;

  /** What passwords of unknown names are checked against. */
  private volatile @Nullable String decoy;

  AccountSignIn(AccountRepository accounts, PasswordEncoder encoder, Throttle throttle, Acts acts) {
    this.accounts = accounts;
    this.encoder = encoder;
    this.throttle = throttle;
    this.acts = acts;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "unknown";
    Optional<Account> account = accounts.find(name);
    String audited = account.map(Account::name).orElse(Acts.NOBODY);
    Duration wait = throttle.wait(name, address);
    if (wait.isPositive()) {
      acts.note(audited, "session.throttled", "address:" + address, Map.of());
      throw new TooManyAttempts(wait);
    }
    String password = String.valueOf(attempt.getCredentials());
    boolean right = matches(password, account.map(Account::passwordHash).orElse(decoy()));
    if (!right || account.isEmpty() || !account.get().enabled()) {
      throttle.failed(name, address);
      acts.note(audited, "session.refused", "address:" + address, Map.of());
      throw new BadCredentialsException("name or password is wrong");
    }
    throttle.succeeded(name);
    acts.note(audited, "session.started", "address:" + address, Map.of());
    return Sessions.signedIn(new Viewer(audited, account.get().roles(), false));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  private boolean matches(String password, String hash) {
    return password.length() <= MAX_PASSWORD && encoder.matches(password, hash);
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

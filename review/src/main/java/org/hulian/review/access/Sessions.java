package org.hulian.review.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions that are idle for 15 minutes or 8 hours old, or whose account has opened too many
 * since, and looks at the account with every request: a disabled account, a role taken away,
 * another password or the end of the passkey that opened the session counts from the next request
 * on. Guests may be idle for the whole 8 hours: they have no password to come back with, and only
 * the demo has any.
 */
final class Sessions extends OncePerRequestFilter {
  static final Duration IDLE = Duration.ofMinutes(15);
  static final Duration LONGEST = Duration.ofHours(8);
  private static final String STARTED = Sessions.class.getName() + ".started";
  private static final String SEEN = Sessions.class.getName() + ".seen";
  private static final String OWNER = Sessions.class.getName() + ".owner";
  private static final String PASSKEY = Sessions.class.getName() + ".passkey";
  private static final String PROVED = Sessions.class.getName() + ".proved";

  private final AccountRepository accounts;
  private final Acts acts;
  private final Clock clock;

  Sessions(AccountRepository accounts, Acts acts, Clock clock) {
    this.accounts = accounts;
    this.acts = acts;
    this.clock = clock;
  }

  /** What Spring Security keeps of somebody who signed in. */
  static AbstractAuthenticationToken signedIn(Viewer viewer) {
    List<SimpleGrantedAuthority> authorities =
        viewer.roles().stream().map(Role::name).map(SimpleGrantedAuthority::new).toList();
    return UsernamePasswordAuthenticationToken.authenticated(viewer, null, authorities);
  }

  /** Somebody has just signed in, whoever had the session before. */
  static void begin(HttpSession session, Account account, Instant now) {
    session.setAttribute(STARTED, now);
    session.setAttribute(SEEN, now);
    session.setAttribute(OWNER, new Owner(account.name(), account.passwordHash()));
    session.removeAttribute(PASSKEY);
    Grant.endAll(session);
    OpenSessions.open(session, account.name());
    prove(session, now);
  }

  /** A guest has just come in, whoever had the session before. */
  static void admit(HttpSession session) {
    List.of(STARTED, SEEN, OWNER, PASSKEY, PROVED).forEach(session::removeAttribute);
    Grant.endAll(session);
    session.setMaxInactiveInterval(Math.toIntExact(LONGEST.toSeconds()));
  }

  /** The session ends with this passkey, by which it was opened. */
  static void openedBy(HttpSession session, String passkey) {
    session.setAttribute(PASSKEY, passkey);
  }

  /** The session goes on without its passkey, which its owner has just taken away. */
  static void outlive(HttpSession session, String passkey) {
    if (passkey.equals(session.getAttribute(PASSKEY))) {
      session.removeAttribute(PASSKEY);
    }
  }

  /** Whoever has the session has just proved who it is. */
  static void prove(HttpSession session, Instant now) {
    session.setAttribute(PROVED, now);
  }

  /** Whether that was after this time. */
  static boolean proved(HttpSession session, Instant after) {
    return session.getAttribute(PROVED) instanceof Instant at && at.isAfter(after);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (current != null && current.getPrincipal() instanceof Viewer viewer && session != null) {
      Optional<Viewer> still = look(viewer, session);
      if (still.isEmpty()) {
        acts.note(viewer.name(), "session.ended", "account:" + viewer.name(), Map.of());
        end(session);
        SecurityContextHolder.clearContext();
      } else if (!still.get().equals(viewer)) {
        SecurityContextHolder.getContext().setAuthentication(signedIn(still.get()));
      }
    }
    chain.doFilter(request, response);
  }

  private Optional<Viewer> look(Viewer viewer, HttpSession session) {
    try {
      return inTime(viewer, session) && !OpenSessions.isPushedOut(session)
          ? stillAllowed(viewer, session)
          : Optional.empty();
    } catch (IllegalStateException e) {
      // Another request of the same page has ended it meanwhile.
      return Optional.empty();
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // Another request of the same page was first; it is ended all the same.
    }
  }

  private boolean inTime(Viewer viewer, HttpSession session) {
    Duration idle = viewer.guest() ? LONGEST : IDLE;
    Instant now = clock.instant();
    Instant started = session.getAttribute(STARTED) instanceof Instant at ? at : now;
    Instant seen = session.getAttribute(SEEN) instanceof Instant at ? at : now;
    session.setAttribute(STARTED, started);
    session.setAttribute(SEEN, now);
    return now.isBefore(started.plus(LONGEST)) && now.isBefore(seen.plus(idle));
  }

  private Optional<Viewer> stillAllowed(Viewer viewer, HttpSession session) {
    if (viewer.guest()) {
      return Optional.of(viewer);
    }
    return accounts
        .find(viewer.name())
        .filter(Account::enabled)
        .filter(account -> hasSamePassword(account, session))
        .filter(account -> hasItsPasskey(session))
        .map(account -> new Viewer(account.name(), account.roles(), false));
  }

  private boolean hasItsPasskey(HttpSession session) {
    return !(session.getAttribute(PASSKEY) instanceof String passkey)
        || accounts.passkeys().find(passkey).isPresent();
  }

  private static boolean hasSamePassword(Account account, HttpSession session) {
    Owner now = new Owner(account.name(), account.passwordHash());
    Object before = session.getAttribute(OWNER);
    session.setAttribute(OWNER, now);
    return !(before instanceof Owner owner)
        || !owner.name.equals(now.name)
        || owner.passwordHash.equals(now.passwordHash);
  }

  /** Whose session it was at the request before, and the password then. */
  private record Owner(String name, String passwordHash) {}
}

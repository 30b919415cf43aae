package org.hulian.review.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks who somebody is once more before a step that lets data out or cannot be taken back, if that
 * was last proved more than ten minutes ago. The form comes back with all its fields and a place
 * for the password; sent again, it goes through. Guests of a one-time link have nothing to prove it
 * with, and are not asked.
 */
final class StepUp extends OncePerRequestFilter {
  /** How long a proof is fresh. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** Name of the field for the password. */
  static final String PASSWORD = "_password";

  private static final List<Proved> RULES =
      RouteRules.ALL.stream()
          .flatMap(
              rule ->
                  Optional.ofNullable(rule.proof())
                      .map(field -> new Proved(rule.matcher(), field))
                      .stream())
          .toList();

  private final AccountSignIn signIn;
  private final Refusals refusals;
  private final Clock clock;

  StepUp(AccountSignIn signIn, Refusals refusals, Clock clock) {
    this.signIn = signIn;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** Requests for those only who have proved of late who they are; see {@link RouteRule#proof}. */
  private record Proved(RequestMatcher route, String field) {
    boolean covers(HttpServletRequest request) {
      return route.matches(request) && (field.isEmpty() || request.getParameter(field) != null);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return RULES.stream().noneMatch(rule -> rule.covers(request));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    boolean goes =
        !(current != null && current.getPrincipal() instanceof Viewer viewer && session != null)
            || viewer.guest()
            || Sessions.proved(session, clock.instant().minus(FRESH))
            || proves(viewer, session, request, response);
    if (goes) {
      chain.doFilter(request, response);
    }
  }

  /** Whether the password is right; if not, the answer is given. */
  private boolean proves(
      Viewer viewer, HttpSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String password = request.getParameter(PASSWORD);
    if (password != null) {
      try {
        signIn.check(viewer.name(), password, request.getRemoteAddr(), "session.proved");
        Sessions.prove(session, clock.instant());
        return true;
      } catch (BadCredentialsException e) {
        request.setAttribute("hulian.wrong", true);
      } catch (AuthenticationException e) {
        refusals.onAuthenticationFailure(request, response, e);
        return false;
      }
    }
    request.setAttribute("hulian.refusal", "proof");
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
    return false;
  }
}

package org.hulian.review.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before what reads messages of browsers about passkeys. Takes bodies of a form's size only,
 * and slows down an address that shows passkeys that are not good, together with its wrong
 * passwords. Accounts are not counted: a signature cannot be guessed, and nobody is to keep its
 * owner out by trying.
 */
final class PasskeyDoor extends OncePerRequestFilter {
  static final String ASK = "/passkeys/sign-in/options";
  static final String SIGN_IN = "/passkeys/sign-in";
  static final String BEGIN = "/passkeys/options";
  static final String REGISTER = "/passkeys/register";
  private static final int LONGEST_BODY = 64 * 1024;
  private static final String ATTEMPT = PasskeyDoor.class.getName() + ".attempt";

  private final Set<String> paths;
  private final Throttle throttle;
  private final Refusals refusals;
  private final Acts acts;

  /**
   * A door.
   *
   * @param paths that it stands before
   */
  PasskeyDoor(Set<String> paths, Throttle throttle, Refusals refusals, Acts acts) {
    this.paths = paths;
    this.throttle = throttle;
    this.refusals = refusals;
    this.acts = acts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST") || !paths.contains(request.getServletPath());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if (length < 0) {
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    } else if (length > LONGEST_BODY) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!request.getServletPath().equals(SIGN_IN) || enters(request, response)) {
      chain.doFilter(request, response);
    }
  }

  private boolean enters(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = request.getRemoteAddr();
    Throttle.Attempt attempt = throttle.enter(address);
    if (attempt.delay().isPositive()) {
      if (attempt.news()) {
        Map<String, String> details = Map.of("by", "passkey");
        acts.note(Acts.NOBODY, "session.throttled", "address:" + address, details);
      }
      refusals.onAuthenticationFailure(request, response, new TooManyAttempts(attempt.delay()));
      return false;
    }
    request.setAttribute(ATTEMPT, attempt);
    return true;
  }

  /** The passkey was good after all. */
  static void opened(HttpServletRequest request, Throttle throttle) {
    if (request.getAttribute(ATTEMPT) instanceof Throttle.Attempt attempt) {
      throttle.forgive(attempt);
    }
  }
}

package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What people get who may not, or not yet, have what they asked for. */
@Component
final class Refusals
    implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
  private static final int TOO_MANY_REQUESTS = 429;

  private final Acts acts;

  Refusals(Acts acts) {
    this.acts = acts;
  }

  /**
   * Nobody signed in: off to the sign-in page, also from a request that a script made. A form that
   * a script sends is refused instead, so that what was typed stays on the page, and so is a
   * program that collects figures.
   */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (TokenSignIn.isFor(request)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenSignIn.CHALLENGE);
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    boolean script = request.getHeader("HX-Request") != null;
    if (script && !request.getMethod().equals("GET")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    if (script) {
      response.setHeader("HX-Redirect", "/sign-in");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    response.sendRedirect("/sign-in");
  }

  /** Signed in, but without the role; or a form that does not belong to the session. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    if (reason instanceof CsrfException) {
      request.setAttribute("hulian.refusal", "form");
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    boolean known = RouteRules.ALL.stream().anyMatch(rule -> rule.matcher().matches(request));
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    if (known && current != null && current.getPrincipal() instanceof Viewer viewer) {
      acts.note(viewer.name(), "access.refused", "route:" + request.getServletPath(), Map.of());
    }
    response.sendError(known ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_NOT_FOUND);
  }

  /** Wrong name or password, too many attempts, or no room for this one. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    if (reason instanceof TooManyAttempts throttled) {
      response.setHeader("Retry-After", Long.toString(throttled.seconds()));
      request.setAttribute("hulian.wait", throttled.seconds());
      response.sendError(TOO_MANY_REQUESTS);
      return;
    }
    if (reason instanceof TooBusy) {
      response.setHeader("Retry-After", "1");
      request.setAttribute("hulian.refusal", "busy");
      response.sendError(TOO_MANY_REQUESTS);
      return;
    }
    response.sendRedirect("/sign-in?wrong");
  }
}

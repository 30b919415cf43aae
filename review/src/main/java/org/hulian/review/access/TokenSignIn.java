package org.hulian.review.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.hulian.store.account.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program that shows the token (RFC 6750 §2.1) ask for the figures as an operator may, and
 * for nothing else. It has no session, so that asking every few seconds leaves nothing behind.
 */
final class TokenSignIn extends OncePerRequestFilter {
  static final String ROUTE = "/metrics";

  /** What a program without the token is told (RFC 6750 §3). */
  static final String CHALLENGE = "Bearer realm=\"hulian\"";

  private static final String SCHEME = "Bearer ";
  private static final Viewer PROGRAM = new Viewer("metrics", Set.of(Role.OPERATOR), true);

  private final byte[] token;

  TokenSignIn(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isFor(request);
  }

  static boolean isFor(HttpServletRequest request) {
    return request.getServletPath().equals(ROUTE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (shown(request)) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(Sessions.signedIn(PROGRAM));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  private boolean shown(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = header.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }
}

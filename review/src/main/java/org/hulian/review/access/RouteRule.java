package org.hulian.review.access;

import java.util.Set;
import org.hulian.store.account.Role;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for one route.
 *
 * @param roles one of which is needed; none for a route that is open to everybody
 */
public record RouteRule(HttpMethod method, String pattern, Set<Role> roles) {
  public RouteRule {
    roles = Set.copyOf(roles);
  }

  /** Whether it may be asked for without having signed in. */
  public boolean open() {
    return roles.isEmpty();
  }

  RequestMatcher matcher() {
    return PathPatternRequestMatcher.pathPattern(method, pattern);
  }
}

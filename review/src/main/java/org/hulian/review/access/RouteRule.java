package org.hulian.review.access;

import java.util.Set;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may ask for one route.
 *
 * @param roles one of which is needed; none for a route that is open to everybody
 * @param scope that a token needs besides; only programs have tokens
 */
public record RouteRule(HttpMethod method, String pattern, Set<Role> roles, @Nullable Scope scope) {
  private static final String API = "/api/";

  public RouteRule {
    roles = Set.copyOf(roles);
  }

  /** Whether it may be asked for without having signed in. */
  public boolean open() {
    return roles.isEmpty();
  }

  /** Whether it is for programs, which show a token and have no session. */
  public boolean forPrograms() {
    return pattern.startsWith(API);
  }

  /** Whether it is at this path, whatever the method. */
  boolean isAt(String path) {
    return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
  }

  RequestMatcher matcher() {
    return PathPatternRequestMatcher.pathPattern(method, pattern);
  }
}

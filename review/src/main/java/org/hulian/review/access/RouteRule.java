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
 * @param proof of who it is, once more, is needed if the form has a field of this name; always if
 *     that is empty, never if it is absent
 */
public record RouteRule(
    HttpMethod method,
    String pattern,
    Set<Role> roles,
    @Nullable Scope scope,
    @Nullable String proof) {
  private static final String API = "/api/";

  public RouteRule {
    roles = Set.copyOf(roles);
    if (proof != null && !method.equals(HttpMethod.POST)) {
      throw new IllegalArgumentException("a password is given in a form: " + pattern);
    }
  }

  /** One for which nobody proves anew who it is. */
  public RouteRule(HttpMethod method, String pattern, Set<Role> roles, @Nullable Scope scope) {
    this(method, pattern, roles, scope, null);
  }

  /** The same for those only who have proved of late who they are. */
  RouteRule proved() {
    return provedWith("");
  }

  /** The same, where the form has a field of this name. */
  RouteRule provedWith(String field) {
    return new RouteRule(method, pattern, roles, scope, field);
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

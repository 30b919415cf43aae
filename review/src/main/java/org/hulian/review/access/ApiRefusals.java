package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.account.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What programs get that may not have what they asked for (RFC 6750 §3). */
@Component
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Acts acts;

  ApiRefusals(Acts acts) {
    this.acts = acts;
  }

  /** No token, or none that is good. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    boolean wrong = request.getAttribute(ApiTokenSignIn.WRONG) != null;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        TokenSignIn.CHALLENGE + (wrong ? ", error=\"invalid_token\"" : ""));
    response.sendError(HttpStatus.UNAUTHORIZED.value());
  }

  /** A token that reaches less far, another method, or nothing at all. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    Optional<RouteRule> rule =
        RouteRules.ALL.stream().filter(each -> each.matcher().matches(request)).findFirst();
    if (rule.isPresent()) {
      refuse(rule.get(), request, response);
      return;
    }
    List<HttpMethod> others =
        RouteRules.ALL.stream()
            .filter(each -> each.isAt(request.getServletPath()))
            .map(RouteRule::method)
            .toList();
    if (others.isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    others.forEach(method -> response.addHeader(HttpHeaders.ALLOW, method.name()));
    response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
  }

  private void refuse(RouteRule rule, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Authentication current = SecurityContextHolder.getContext().getAuthentication();
    if (current != null && current.getPrincipal() instanceof Viewer viewer) {
      acts.note(viewer.name(), "access.refused", "route:" + request.getServletPath(), Map.of());
    }
    Scope scope = rule.scope();
    boolean lacks =
        scope != null
            && current != null
            && current.getAuthorities().stream()
                .noneMatch(may -> ApiTokenSignIn.authority(scope).equals(may.getAuthority()));
    if (scope != null && lacks) {
      request.setAttribute("hulian.refusal", "scope");
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          String.format(
              Locale.ROOT,
              "%s, error=\"insufficient_scope\", scope=\"%s\"",
              TokenSignIn.CHALLENGE,
              scope.key()));
    }
    response.sendError(HttpStatus.FORBIDDEN.value());
  }
}

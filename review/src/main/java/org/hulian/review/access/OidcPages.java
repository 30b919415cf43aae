package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Signing in by the operator's issuer of OpenID Connect, where there is one. Whatever is wrong ends
 * at the sign-in page, which says in one sentence what it was.
 */
@Controller
class OidcPages {
  /** What can be wrong, each with a sentence on the sign-in page. */
  static final Set<String> PROBLEMS =
      Set.of("refused", "role", "unreachable", "disabled", "state", "wait");

  private static final String BACK = "redirect:/sign-in?issuer=";

  private final @Nullable OidcIssuer issuer;
  private final AccountRepository accounts;
  private final SecurityContextRepository contexts;
  private final Door door;
  private final Clock clock;
  private final HttpSessionOAuth2AuthorizationRequestRepository asked =
      new HttpSessionOAuth2AuthorizationRequestRepository();

  OidcPages(
      OutsideIssuer outside,
      AccountRepository accounts,
      SecurityContextRepository contexts,
      Door door,
      Clock clock) {
    IssuerSettings settings = outside.settings();
    this.issuer = settings == null ? null : new OidcIssuer(settings, clock);
    this.accounts = accounts;
    this.contexts = contexts;
    this.door = door;
    this.clock = clock;
  }

  /** What slows down and writes down. */
  @org.springframework.stereotype.Component
  record Door(Throttle throttle, Acts acts) {}

  private OidcIssuer issuer() {
    if (issuer == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return issuer;
  }

  /** Off to the issuer. */
  @GetMapping("/oidc/start")
  String start(HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest question;
    try {
      question = issuer().ask(request);
    } catch (OidcIssuer.IssuerUnreachable e) {
      return refuse(request, "unreachable");
    }
    asked.saveAuthorizationRequest(question, request, response);
    return "redirect:" + question.getAuthorizationRequestUri();
  }

  /** Back from the issuer, with a code that is good once. */
  @GetMapping(OidcIssuer.RETURN)
  String come(HttpServletRequest request, HttpServletResponse response) {
    OidcIssuer known = issuer();
    // Only if the state is that of this session; taken out, so that it is good once.
    OAuth2AuthorizationRequest question = asked.removeAuthorizationRequest(request, response);
    Throttle.Attempt attempt = door.throttle.enter(request.getRemoteAddr());
    if (question == null || attempt.delay().isPositive()) {
      return refuse(request, question == null ? "state" : "wait");
    }
    OidcIdToken token;
    try {
      token = known.answer(question, request);
    } catch (AuthenticationException e) {
      return refuse(request, "refused");
    } catch (OidcIssuer.IssuerUnreachable e) {
      return refuse(request, "unreachable");
    }
    Set<Role> roles = known.roles(token);
    if (roles.isEmpty()) {
      return refuse(request, "role");
    }
    Account account = accounts.vouched(known.vouched(token, roles));
    if (!account.enabled()) {
      return refuse(request, "disabled");
    }
    door.throttle.forgive(attempt);
    enter(account, token, request, response);
    return "redirect:/";
  }

  private void enter(
      Account account,
      OidcIdToken token,
      HttpServletRequest request,
      HttpServletResponse response) {
    // Nothing of whoever had the session before goes over.
    var before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    var session = request.getSession(true);
    Sessions.begin(session, account, clock.instant());
    Instant proved = token.getAuthenticatedAt();
    Sessions.prove(
        session, proved == null || proved.isAfter(clock.instant()) ? Instant.EPOCH : proved);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    Viewer viewer = new Viewer(account.name(), account.roles(), false);
    context.setAuthentication(Sessions.signedIn(viewer));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    door.acts.note(
        viewer.name(),
        "session.started",
        "address:" + request.getRemoteAddr(),
        Map.of("by", "issuer"));
  }

  private String refuse(HttpServletRequest request, String why) {
    door.acts.note(
        Acts.NOBODY,
        "session.refused",
        "address:" + request.getRemoteAddr(),
        Map.of("by", "issuer", "why", why));
    return BACK + why;
  }
}

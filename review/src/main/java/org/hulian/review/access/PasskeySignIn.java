package org.hulian.review.access;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsFilter;
import org.springframework.security.web.webauthn.registration.WebAuthnRegistrationFilter;
import org.springframework.stereotype.Component;

/** Lets people in by a passkey, and takes new ones; what browsers send is read by the filters. */
@Component
final class PasskeySignIn implements AuthenticationProvider {
  private final AccountRepository accounts;
  private final PasskeyParty party;
  private final PasskeyRecords records;
  private final Throttle throttle;
  private final Acts acts;
  private final Clock clock;

  PasskeySignIn(Keys keys, Throttle throttle, Acts acts, Clock clock) {
    this.accounts = keys.accounts;
    this.party = keys.party;
    this.records = keys.records;
    this.throttle = throttle;
    this.acts = acts;
    this.clock = clock;
  }

  /** Whose passkeys there are, and what they are good for. */
  @Component
  record Keys(AccountRepository accounts, PasskeyParty party, PasskeyRecords records) {}

  /**
   * Puts the filters into the chain; those that take a new passkey come after the rules, and after
   * the proof of who asks.
   */
  void install(HttpSecurity http, SecurityContextRepository contexts, Refusals refusals) {
    var challenges = new PasskeyChallenges(clock);
    var asked = new PublicKeyCredentialRequestOptionsFilter(party);
    asked.setRequestMatcher(post(PasskeyDoor.ASK));
    asked.setRequestOptionsRepository(challenges.forSignIn());
    var shown = new WebAuthnAuthenticationFilter();
    shown.setRequestOptionsRepository(challenges.forSignIn());
    shown.setRequiresAuthenticationRequestMatcher(post(PasskeyDoor.SIGN_IN));
    shown.setAuthenticationManager(new ProviderManager(this));
    shown.setSecurityContextRepository(contexts);
    shown.setSessionAuthenticationStrategy(
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository()))));
    shown.setAuthenticationSuccessHandler(this::welcome);
    shown.setAuthenticationFailureHandler(this::refuse);
    var wanted = new PublicKeyCredentialCreationOptionsFilter(party);
    wanted.setRequestMatcher(post(PasskeyDoor.BEGIN));
    wanted.setCreationOptionsRepository(challenges.forMaking());
    var made = new WebAuthnRegistrationFilter(records, party);
    made.setCreationOptionsRepository(challenges.forMaking());
    made.setRegisterCredentialMatcher(post(PasskeyDoor.REGISTER));
    made.setRemoveCredentialMatcher(request -> false);
    Set<String> open = Set.of(PasskeyDoor.ASK, PasskeyDoor.SIGN_IN);
    Set<String> closed = Set.of(PasskeyDoor.BEGIN, PasskeyDoor.REGISTER);
    http.addFilterBefore(new PasskeyDoor(open, throttle, refusals, acts), AuthorizationFilter.class)
        .addFilterBefore(asked, AuthorizationFilter.class)
        .addFilterBefore(shown, AuthorizationFilter.class)
        .addFilterAfter(
            new PasskeyDoor(closed, throttle, refusals, acts), AuthorizationFilter.class)
        .addFilterAfter(wanted, AuthorizationFilter.class)
        .addFilterAfter(guarded(made), AuthorizationFilter.class);
  }

  /** What is no good passkey is a bad request, not a fault of ours. */
  private Filter guarded(WebAuthnRegistrationFilter made) {
    RequestMatcher making = post(PasskeyDoor.REGISTER);
    return (asked, answer, chain) -> {
      if (!(asked instanceof HttpServletRequest request && making.matches(request))) {
        chain.doFilter(asked, answer);
        return;
      }
      try {
        made.doFilter(asked, answer, chain);
      } catch (AccessDeniedException e) {
        throw e;
      } catch (RuntimeException e) {
        // Whatever is wrong with what the browser sent: no passkey comes of it.
        acts.note(
            request.getRemoteUser(),
            "passkey.refused",
            "address:" + request.getRemoteAddr(),
            Map.of());
        ((HttpServletResponse) answer).sendError(HttpServletResponse.SC_BAD_REQUEST);
      }
    };
  }

  private static PathPatternRequestMatcher post(String path) {
    return PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    if (!(attempt instanceof WebAuthnAuthenticationRequestToken shown)) {
      throw new IllegalArgumentException("no passkey: " + attempt.getClass());
    }
    PublicKeyCredentialUserEntity owner;
    try {
      owner = party.authenticate(shown.getWebAuthnRequest());
    } catch (RuntimeException e) {
      // Whatever is wrong with a signature, a challenge or a key: it opens nothing.
      throw new BadCredentialsException("the passkey is not good", e);
    }
    Account account =
        accounts
            .find(owner.getName())
            .filter(Account::enabled)
            .orElseThrow(() -> new BadCredentialsException("the account may not sign in"));
    var signedIn = Sessions.signedIn(new Viewer(account.name(), account.roles(), false));
    signedIn.setDetails(id(shown));
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> type) {
    return WebAuthnAuthenticationRequestToken.class.isAssignableFrom(type);
  }

  private static String id(WebAuthnAuthenticationRequestToken shown) {
    return shown.getWebAuthnRequest().getPublicKey().getRawId().toBase64UrlString();
  }

  private void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
      throws IOException, ServletException {
    PasskeyDoor.opened(request, throttle);
    if (signedIn.getPrincipal() instanceof Viewer viewer) {
      HttpSession session = request.getSession(true);
      accounts
          .find(viewer.name())
          .ifPresent(account -> Sessions.begin(session, account, clock.instant()));
      Sessions.openedBy(session, String.valueOf(signedIn.getDetails()));
      acts.note(
          viewer.name(),
          "session.started",
          "address:" + request.getRemoteAddr(),
          Map.of("by", "passkey"));
    }
    new HttpMessageConverterAuthenticationSuccessHandler()
        .onAuthenticationSuccess(request, response, signedIn);
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    String owner =
        reason.getAuthenticationRequest() instanceof WebAuthnAuthenticationRequestToken shown
            ? accounts.passkeys().ownerOf(id(shown)).orElse(Acts.NOBODY)
            : Acts.NOBODY;
    String address = "address:" + request.getRemoteAddr();
    acts.note(owner, "session.refused", address, Map.of("by", "passkey"));
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }
}

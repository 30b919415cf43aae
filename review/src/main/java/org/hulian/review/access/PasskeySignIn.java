package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
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
  private final Acts acts;
  private final Clock clock;

  PasskeySignIn(
      AccountRepository accounts,
      PasskeyParty party,
      PasskeyRecords records,
      Acts acts,
      Clock clock) {
    this.accounts = accounts;
    this.party = party;
    this.records = records;
    this.acts = acts;
    this.clock = clock;
  }

  /** Puts the filters into the chain; those that take a new passkey come after the rules. */
  void install(HttpSecurity http, SecurityContextRepository contexts) {
    var asked = new PublicKeyCredentialRequestOptionsFilter(party);
    asked.setRequestMatcher(post("/passkeys/sign-in/options"));
    var shown = new WebAuthnAuthenticationFilter();
    shown.setRequiresAuthenticationRequestMatcher(post("/passkeys/sign-in"));
    shown.setAuthenticationManager(new ProviderManager(this));
    shown.setSecurityContextRepository(contexts);
    shown.setSessionAuthenticationStrategy(
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new ChangeSessionIdAuthenticationStrategy(),
                new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository()))));
    shown.setAuthenticationSuccessHandler(this::welcome);
    shown.setAuthenticationFailureHandler((request, response, reason) -> refuse(request, response));
    var wanted = new PublicKeyCredentialCreationOptionsFilter(party);
    wanted.setRequestMatcher(post("/passkeys/options"));
    var made = new WebAuthnRegistrationFilter(records, party);
    made.setRegisterCredentialMatcher(post("/passkeys/register"));
    made.setRemoveCredentialMatcher(request -> false);
    http.addFilterBefore(asked, AuthorizationFilter.class)
        .addFilterBefore(shown, AuthorizationFilter.class)
        .addFilterAfter(wanted, AuthorizationFilter.class)
        .addFilterAfter(made, AuthorizationFilter.class);
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
    return Sessions.signedIn(new Viewer(account.name(), account.roles(), false));
  }

  @Override
  public boolean supports(Class<?> type) {
    return WebAuthnAuthenticationRequestToken.class.isAssignableFrom(type);
  }

  private void welcome(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
      throws IOException, jakarta.servlet.ServletException {
    if (signedIn.getPrincipal() instanceof Viewer viewer) {
      accounts
          .find(viewer.name())
          .ifPresent(account -> Sessions.begin(request.getSession(true), account, clock.instant()));
      acts.note(
          viewer.name(),
          "session.started",
          "address:" + request.getRemoteAddr(),
          Map.of("by", "passkey"));
    }
    new HttpMessageConverterAuthenticationSuccessHandler()
        .onAuthenticationSuccess(request, response, signedIn);
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String address = "address:" + request.getRemoteAddr();
    acts.note(Acts.NOBODY, "session.refused", address, Map.of("by", "passkey"));
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
  }
}

package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hulian.store.account.Role;
import org.hulian.store.account.Vouched;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * The issuer of OpenID Connect that the operator names (OpenID Connect Core 1.0 §3.1, code flow
 * with PKCE, RFC 7636). Asked for its addresses when the first person comes by it, and nobody else
 * is; no redirect is followed. Thread-safe.
 */
final class OidcIssuer implements ClientRegistrationRepository {
  static final String ID = "issuer";

  /** Where people come back to. */
  static final String RETURN = "/oidc/return";

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> ENDPOINTS =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

  private final IssuerSettings settings;
  private final Clock clock;
  private final JdkClientHttpRequestFactory requests;
  private @Nullable ClientRegistration known;
  private @Nullable JwtDecoder decoder;

  OidcIssuer(IssuerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build());
    requests.setReadTimeout(PATIENCE);
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) ? registration() : null;
  }

  /**
   * Who the issuer is to us.
   *
   * @throws IssuerUnreachable if it does not answer, or as another
   */
  synchronized ClientRegistration registration() {
    ClientRegistration before = known;
    if (before != null) {
      return before;
    }
    Map<String, Object> metadata = discover();
    ClientRegistration found =
        ClientRegistrations.fromOidcConfiguration(metadata)
            .registrationId(ID)
            .clientId(settings.client())
            .clientSecret(settings.secret())
            .redirectUri("{baseUrl}" + RETURN)
            .scope("openid", "profile")
            .clientName(ID)
            .build();
    known = found;
    return found;
  }

  private Map<String, Object> discover() {
    String issuer = settings.issuer().toString();
    Map<String, Object> metadata;
    try {
      metadata =
          RestClient.builder()
              .requestFactory(requests)
              .build()
              .get()
              .uri(URI.create(issuer.replaceFirst("/$", "") + DISCOVERY))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    } catch (RestClientException e) {
      throw new IssuerUnreachable("the issuer does not answer", e);
    }
    if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
      throw new IssuerUnreachable("it calls itself another than " + issuer, null);
    }
    String scheme = settings.issuer().getScheme() + "://";
    for (String endpoint : ENDPOINTS) {
      if (!String.valueOf(metadata.get(endpoint)).startsWith(scheme)) {
        throw new IssuerUnreachable(endpoint + " is not by " + scheme, null);
      }
    }
    return metadata;
  }

  /** A question for people who proved there of late who they are, with state, nonce and PKCE. */
  OAuth2AuthorizationRequest ask(HttpServletRequest request) {
    registration();
    var resolver = new DefaultOAuth2AuthorizationRequestResolver(this, "/oidc/start");
    resolver.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce()
            .andThen(
                question ->
                    question.additionalParameters(
                        more -> more.put("max_age", StepUp.FRESH.toSeconds()))));
    return Objects.requireNonNull(resolver.resolve(request, ID));
  }

  /**
   * Changes the code that somebody brings for an ID token.
   *
   * @throws AuthenticationException if anything about it is not right
   */
  OidcIdToken answer(OAuth2AuthorizationRequest question, HttpServletRequest request) {
    String code = request.getParameter("code");
    String state = String.valueOf(request.getParameter("state"));
    OAuth2AuthorizationResponse answer =
        (code == null
                ? OAuth2AuthorizationResponse.error("access_denied")
                : OAuth2AuthorizationResponse.success(code))
            .redirectUri(Objects.requireNonNull(question.getRedirectUri()))
            .state(state)
            .build();
    var exchange = new OAuth2AuthorizationExchange(question, answer);
    var attempt = new OAuth2LoginAuthenticationToken(registration(), exchange);
    Authentication believed;
    try {
      believed = answering().authenticate(attempt);
    } catch (OAuth2AuthorizationException | IllegalArgumentException e) {
      // Also if there is no ID token where one should be: the library only says so.
      throw new BadCredentialsException("the issuer does not take the code", e);
    }
    if (believed != null && believed.getPrincipal() instanceof OidcUser user) {
      return user.getIdToken();
    }
    throw new BadCredentialsException("no ID token");
  }

  private OidcAuthorizationCodeAuthenticationProvider answering() {
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    // Nothing but the token is asked for: what it says is signed.
    var provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            codes, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    provider.setJwtDecoderFactory(this::decoder);
    return provider;
  }

  /** What the claim gives by the operator's table, and nothing else. */
  Set<Role> roles(OidcIdToken token) {
    Object value = token.getClaims().get(settings.claim());
    Object within = token.getClaims();
    if (value == null) {
      for (String step : settings.claim().split("\\.", -1)) {
        within = within instanceof Map<?, ?> map ? map.get(step) : null;
      }
      value = within;
    }
    Collection<?> values =
        value instanceof Collection<?> several ? several : Set.of(String.valueOf(value));
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Object one : values) {
      roles.addAll(settings.roles().getOrDefault(String.valueOf(one), Set.of()));
    }
    return roles;
  }

  Vouched vouched(OidcIdToken token, Set<Role> roles) {
    String name = token.getPreferredUsername();
    return new Vouched(
        settings.issuer().toString(),
        Objects.requireNonNull(token.getSubject()),
        name == null ? "" : name,
        roles);
  }

  /** Keys come from the issuer; a token that is not signed by one, or by no key at all, is none. */
  private synchronized JwtDecoder decoder(ClientRegistration registration) {
    JwtDecoder before = decoder;
    if (before != null) {
      return before;
    }
    NimbusJwtDecoder made =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
            .jwsAlgorithms(
                allowed -> {
                  allowed.add(SignatureAlgorithm.RS256);
                  allowed.add(SignatureAlgorithm.PS256);
                  allowed.add(SignatureAlgorithm.ES256);
                })
            .restOperations(new RestTemplate(requests))
            .build();
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setClock(clock);
    OidcIdTokenValidator claims = new OidcIdTokenValidator(registration);
    claims.setClock(clock);
    made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
    decoder = made;
    return made;
  }

  /** It does not answer, or not as the one that was named. */
  static final class IssuerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    IssuerUnreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}

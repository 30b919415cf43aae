package org.hulian.review.access;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hulian.store.account.Account;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.ApiToken;
import org.hulian.store.account.Role;
import org.hulian.store.account.Scope;
import org.hulian.store.account.TokenRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program act for the owner of the token that it shows (RFC 6750 §2.1), as far as the
 * token's scopes and the owner's roles of now reach. A wrong token is not counted: of 256 random
 * bits nothing can be guessed.
 */
final class ApiTokenSignIn extends OncePerRequestFilter {
  /** Says that a token was shown that is none, or none any more. */
  static final String WRONG = ApiTokenSignIn.class.getName() + ".wrong";

  private static final String SCHEME = "Bearer ";
  private static final int AT_ONCE = 60;
  private static final int A_SECOND = 20;

  private final TokenRepository tokens;
  private final AccountRepository accounts;

  /** Beyond these, buckets that are full again are forgotten: a new one is no different. */
  private static final int MANY_BUCKETS = 256;

  /** Of tokens that were used of late. */
  private final Map<Long, Bucket> buckets = new ConcurrentHashMap<>();

  ApiTokenSignIn(TokenRepository tokens, AccountRepository accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /** What a token with this scope may. */
  static String authority(Scope scope) {
    return "SCOPE_" + scope.name();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String shown = shown(request);
    if (shown == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<ApiToken> token = tokens.find(shown);
    Optional<Account> owner = token.flatMap(found -> accounts.find(found.account()));
    if (token.isEmpty() || owner.isEmpty()) {
      request.setAttribute(WRONG, true);
      chain.doFilter(request, response);
      return;
    }
    long wait = waitNanos(token.get());
    if (wait > 0) {
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
      return;
    }
    tokens.used(token.get());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(signedIn(owner.get(), token.get()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static @Nullable String shown(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }

  private long waitNanos(ApiToken token) {
    if (buckets.size() > MANY_BUCKETS) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= AT_ONCE);
    }
    Bucket bucket =
        buckets.computeIfAbsent(
            token.id(),
            id ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit.capacity(AT_ONCE).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
                    .build());
    return bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
  }

  private static UsernamePasswordAuthenticationToken signedIn(Account owner, ApiToken token) {
    List<SimpleGrantedAuthority> may = new ArrayList<>();
    owner.roles().stream().map(Role::name).map(SimpleGrantedAuthority::new).forEach(may::add);
    token.scopes().forEach(scope -> may.add(new SimpleGrantedAuthority(authority(scope))));
    Viewer viewer = new Viewer(owner.name(), owner.roles(), false);
    return UsernamePasswordAuthenticationToken.authenticated(viewer, null, may);
  }
}

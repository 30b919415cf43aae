package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;

/**
 * What browsers were asked to sign: kept in the session that asked, for five minutes, and given out
 * once, also to requests that come at the same time. Thread-safe.
 */
final class PasskeyChallenges {
  /** As long as the browser is given. */
  static final Duration GOOD = Duration.ofMinutes(5);

  private final Clock clock;

  PasskeyChallenges(Clock clock) {
    this.clock = clock;
  }

  /** Those for signing in. */
  PublicKeyCredentialRequestOptionsRepository forSignIn() {
    return new ForSignIn();
  }

  /** Those for making a passkey. */
  PublicKeyCredentialCreationOptionsRepository forMaking() {
    return new ForMaking();
  }

  private synchronized void keep(
      HttpServletRequest request, String name, @Nullable Serializable options) {
    if (options != null) {
      request.getSession(true).setAttribute(name, new Kept(clock.instant(), options));
      return;
    }
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(name);
    }
  }

  private synchronized @Nullable Serializable take(HttpServletRequest request, String name) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(name) instanceof Kept kept)) {
      return null;
    }
    session.removeAttribute(name);
    return clock.instant().isBefore(kept.since.plus(GOOD)) ? kept.options : null;
  }

  private record Kept(Instant since, Serializable options) implements Serializable {}

  private final class ForSignIn implements PublicKeyCredentialRequestOptionsRepository {
    private static final String NAME = "hulian.passkey.sign-in";

    @Override
    public void save(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable PublicKeyCredentialRequestOptions options) {
      keep(request, NAME, options);
    }

    @Override
    public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
      return take(request, NAME) instanceof PublicKeyCredentialRequestOptions kept ? kept : null;
    }
  }

  private final class ForMaking implements PublicKeyCredentialCreationOptionsRepository {
    private static final String NAME = "hulian.passkey.making";

    @Override
    public void save(
        HttpServletRequest request,
        HttpServletResponse response,
        @Nullable PublicKeyCredentialCreationOptions options) {
      keep(request, NAME, options);
    }

    @Override
    public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
      return take(request, NAME) instanceof PublicKeyCredentialCreationOptions kept ? kept : null;
    }
  }
}

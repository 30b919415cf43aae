package org.hulian.review.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * The console as passkeys know it (W3C Web Authentication Level 3, relying party): by the name
 * under which people find it, or as {@code localhost}. A passkey answers to that name only, so that
 * none can be tricked out of anybody by a page elsewhere; its device asks for its owner each time.
 * Made when the first is used, since the port is not known before. Thread-safe.
 */
@Component
final class PasskeyParty implements WebAuthnRelyingPartyOperations {
  private static final String LOCAL = "localhost";
  private static final int HTTPS = 443;

  /** Addresses instead of names (IPv4, and IPv6 in brackets): no passkey belongs to one. */
  private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|\\[.*]");

  private final PasskeyRecords records;
  private final Site site;
  private final ApplicationContext context;
  private @Nullable WebAuthnRelyingPartyOperations made;

  PasskeyParty(PasskeyRecords records, Site site, ApplicationContext context) {
    this.records = records;
    this.site = site;
    this.context = context;
  }

  private synchronized WebAuthnRelyingPartyOperations party() {
    WebAuthnRelyingPartyOperations known = made;
    if (known == null) {
      known = make();
      made = known;
    }
    return known;
  }

  private WebAuthnRelyingPartyOperations make() {
    String name = name();
    String origin = origin();
    var party =
        new Webauthn4JRelyingPartyOperations(
            records,
            records,
            PublicKeyCredentialRpEntity.builder().id(name).name("Hulian 护脸").build(),
            Set.of(origin));
    party.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    party.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return party;
  }

  private String name() {
    URI address = site.publicAddress();
    return address == null ? LOCAL : address.getHost().toLowerCase(Locale.ROOT);
  }

  /** As browsers say it (RFC 6454 §6.2): in small letters, without the port that goes unsaid. */
  private String origin() {
    URI address = site.publicAddress();
    if (address == null) {
      return "http://" + LOCAL + ":" + port();
    }
    boolean unsaid = address.getPort() < 0 || address.getPort() == HTTPS;
    return "https://" + name() + (unsaid ? "" : ":" + address.getPort());
  }

  /** Whether passkeys work where this request came to: under the name of the console. */
  boolean isAt(HttpServletRequest request) {
    return hasName() && request.getServerName().equalsIgnoreCase(name());
  }

  /** Where they work, without a path; empty if the console is known by an address only. */
  Optional<String> place() {
    return hasName() ? Optional.of(origin()) : Optional.empty();
  }

  private boolean hasName() {
    return !ADDRESS.matcher(name()).matches();
  }

  private int port() {
    WebServer server =
        context instanceof WebServerApplicationContext served ? served.getWebServer() : null;
    if (server != null) {
      return server.getPort();
    }
    throw new IllegalStateException("nobody asks before the server has started");
  }

  @Override
  public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
      PublicKeyCredentialCreationOptionsRequest request) {
    return party().createPublicKeyCredentialCreationOptions(request);
  }

  @Override
  public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
    PublicKeyCredentialUserEntity owner = request.getCreationOptions().getUser();
    Authentication asking = SecurityContextHolder.getContext().getAuthentication();
    if (asking == null || owner == null || !asking.getName().equals(owner.getName())) {
      // The session has changed hands since it began: what is made now is not for the first.
      throw new AccessDeniedException("the passkey was begun by somebody else");
    }
    CredentialRecord passkey = party().registerCredential(request);
    records.add(passkey);
    return passkey;
  }

  @Override
  public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
      PublicKeyCredentialRequestOptionsRequest request) {
    return party().createCredentialRequestOptions(request);
  }

  @Override
  public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
    return party().authenticate(request);
  }
}

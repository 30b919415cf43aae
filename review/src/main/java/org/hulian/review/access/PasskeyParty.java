package org.hulian.review.access;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
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
    URI address = site.publicAddress();
    String name = address == null ? LOCAL : address.getHost();
    String origin =
        address == null
            ? "http://" + LOCAL + ":" + port()
            : address.getScheme() + "://" + address.getAuthority();
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
    return party().registerCredential(request);
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

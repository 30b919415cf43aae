package org.hulian.review.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.store.account.AccountRepository;
import org.hulian.store.account.Passkey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys and their owners as Spring Security wants them, out of the store. Thread-safe. */
@Component
final class PasskeyRecords
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private static final String VERIFIED = "uv";
  private static final String ELIGIBLE = "be";
  private static final String BACKED_UP = "bs";

  private final AccountRepository accounts;

  PasskeyRecords(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return accounts
        .passkeys()
        .accountOf(handle.toBase64UrlString())
        .map(name -> entity(name, handle))
        .orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return accounts
        .passkeys()
        .handleOf(name)
        .map(handle -> entity(name, Bytes.fromBase64(handle)))
        .orElse(null);
  }

  private static PublicKeyCredentialUserEntity entity(String name, Bytes handle) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .name(name)
        .id(handle)
        .displayName(name)
        .build();
  }

  /** Guests of a one-time link have no account. */
  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    if (!accounts.passkeys().setHandle(entity.getId().toBase64UrlString(), entity.getName())) {
      throw new AccessDeniedException("no account can have this passkey");
    }
  }

  /**
   * A known one was used. Asked for with a new one as well, which {@link #add} takes: by this way,
   * one that its owner removes while it is used would come back.
   */
  @Override
  public void save(CredentialRecord record) {
    String id = record.getCredentialId().toBase64UrlString();
    if (!accounts.passkeys().use(id, record.getSignatureCount())) {
      throw new AccessDeniedException("a copy of the passkey has been used");
    }
  }

  /** Adds a new one. */
  void add(CredentialRecord record) {
    if (!accounts.passkeys().add(passkey(record))) {
      throw new AccessDeniedException("the account can have no more passkeys");
    }
  }

  private static Passkey passkey(CredentialRecord record) {
    Set<String> flags =
        Stream.of(
                record.isUvInitialized() ? VERIFIED : "",
                record.isBackupEligible() ? ELIGIBLE : "",
                record.isBackupState() ? BACKED_UP : "")
            .filter(flag -> !flag.isEmpty())
            .collect(Collectors.toSet());
    return new Passkey(
        record.getCredentialId().toBase64UrlString(),
        record.getUserEntityUserId().toBase64UrlString(),
        label(record.getLabel()),
        new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
        record.getSignatureCount(),
        flags,
        record.getTransports().stream()
            .map(AuthenticatorTransport::getValue)
            .filter(value -> value.matches("[a-z-]{1,20}"))
            .collect(Collectors.toSet()),
        text(record.getAttestationObject()),
        text(record.getAttestationClientDataJSON()),
        record.getCreated(),
        record.getLastUsed());
  }

  private static String label(@Nullable String given) {
    String label = given == null || given.isBlank() ? "passkey" : given.strip();
    return label.substring(0, Math.min(Passkey.LONGEST_LABEL, label.length()));
  }

  private static String text(@Nullable Bytes bytes) {
    return bytes == null ? "" : bytes.toBase64UrlString();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return accounts
        .passkeys()
        .find(id.toBase64UrlString())
        .map(PasskeyRecords::record)
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return accounts.passkeys().accountOf(handle.toBase64UrlString()).stream()
        .flatMap(name -> accounts.passkeys().list(name).stream())
        .map(PasskeyRecords::record)
        .toList();
  }

  private static CredentialRecord record(Passkey passkey) {
    Instant created = passkey.createdAt();
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(passkey.id()))
        .userEntityUserId(Bytes.fromBase64(passkey.handle()))
        .publicKey(ImmutablePublicKeyCose.fromBase64(passkey.publicKey()))
        .signatureCount(passkey.count())
        .uvInitialized(passkey.flags().contains(VERIFIED))
        .backupEligible(passkey.flags().contains(ELIGIBLE))
        .backupState(passkey.flags().contains(BACKED_UP))
        .transports(
            passkey.transports().stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .attestationObject(Bytes.fromBase64(passkey.attestation()))
        .attestationClientDataJSON(Bytes.fromBase64(passkey.clientData()))
        .created(created)
        .lastUsed(passkey.lastUsed())
        .label(passkey.label())
        .build();
  }

  /** People remove theirs on a page, which looks whose they are. */
  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("a passkey is removed by its owner");
  }
}

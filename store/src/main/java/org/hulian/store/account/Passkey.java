package org.hulian.store.account;

import java.time.Instant;
import java.util.Set;

/**
 * A key pair by which the owner of an account signs in without a password (W3C Web Authentication
 * Level 3 §4, credential record); the public half. Bytes are in URL-safe base 64.
 *
 * @param handle by which authenticators know the account
 * @param label what its owner calls it, 1 to 100 characters
 * @param count of signatures, as the authenticator tells it
 * @param flags {@code uv}, {@code be}, {@code bs}: verified, may be backed up, is backed up
 * @param transports by which the authenticator can be reached
 * @param attestation and {@code clientData} as they came at the registration
 */
public record Passkey(
    String id,
    String handle,
    String label,
    String publicKey,
    long count,
    Set<String> flags,
    Set<String> transports,
    String attestation,
    String clientData,
    Instant createdAt,
    Instant lastUsed) {
  /** Characters of a label. */
  public static final int LONGEST_LABEL = 100;

  public Passkey {
    flags = Set.copyOf(flags);
    transports = Set.copyOf(transports);
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("a passkey has a label of 1 to 100 characters");
    }
  }
}

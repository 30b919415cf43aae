package org.hulian.store.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.hulian.evidence.log.Sha256;

/** Secrets of 256 random bits are kept as plain hashes: there is nothing to guess. */
final class Secrets {
  private Secrets() {}

  static String hash(String secret) {
    return Sha256.hex(secret.getBytes(UTF_8));
  }
}

package org.hulian.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes digests of the one kind in use here (FIPS 180-4). */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

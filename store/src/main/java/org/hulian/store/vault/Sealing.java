package org.hulian.store.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts with AES-256-GCM (NIST SP 800-38D), each with a nonce of 96 random bits and bound to
 * its reference, and finds those of an item by an HMAC-SHA-256 of its id. Both keys are derived
 * from the vault's key, so that one is of no use for the other. Thread-safe.
 */
final class Sealing {
  /** Bytes of a vault's key. */
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec sealing;
  private final SecretKeySpec finding;
  private final SecureRandom random;

  Sealing(byte[] key, SecureRandom random) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a vault's key has " + KEY_BYTES + " bytes");
    }
    SecretKeySpec root = new SecretKeySpec(key, "HmacSHA256");
    this.sealing = new SecretKeySpec(hmac(root, "hulian vault sealing"), "AES");
    this.finding = new SecretKeySpec(hmac(root, "hulian vault finding"), "HmacSHA256");
    this.random = random;
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** What the entries of an item are found by; tells nothing without the key. */
  byte[] finder(String id) {
    return hmac(finding, id);
  }

  /** The nonce, then the sealed text with its tag. */
  byte[] seal(String reference, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(reference.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @throws IllegalStateException if it was changed, moved to another reference, or sealed by
   *     another key
   */
  String open(String reference, byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(reference.getBytes(StandardCharsets.UTF_8));
      byte[] text = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("an entry of the vault was changed, or has another key", e);
    }
  }
}

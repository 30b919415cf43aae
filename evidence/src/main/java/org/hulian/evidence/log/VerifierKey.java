package org.hulian.evidence.log;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs notes, with Ed25519 (RFC 8032). It is written {@code name+key
 * id+Base64}, as tools for signed notes expect it. Immutable.
 */
public final class VerifierKey {
  static final String ALGORITHM = "Ed25519";
  static final byte TYPE = 1;
  static final int ID_LENGTH = 4;
  static final int KEY_LENGTH = 32;

  private final String name;
  private final byte[] key;

  /**
   * A key from its parts.
   *
   * @param key 32 bytes (RFC 8032, 5.1.5)
   */
  VerifierKey(String name, byte[] key) {
    if (!isName(name) || key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("not a key: " + name);
    }
    this.name = name;
    this.key = key.clone();
  }

  /**
   * Reads a key as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException if it is none, or none of Ed25519
   */
  public static VerifierKey read(String text) {
    String[] parts = text.split("\\+", 3); // Base64 may have more of them
    if (parts.length == 3) {
      byte[] typed = Base64.getDecoder().decode(parts[2]);
      if (typed.length == 1 + KEY_LENGTH && typed[0] == TYPE) {
        VerifierKey read = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (read.toString().equals(text)) {
          return read;
        }
      }
    }
    throw new IllegalArgumentException("not a public key of a log: " + text);
  }

  /** Names are printed to people who check what strangers sent: nothing in one is invisible. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '+'
                        || Character.isSpaceChar(c)
                        || Character.isWhitespace(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
  }

  /** Who signs with it; the origin of the log. */
  public String name() {
    return name;
  }

  /** The four bytes by which signatures name it. */
  byte[] id() {
    return Arrays.copyOf(sha256(name + '\n', TYPE, key), ID_LENGTH);
  }

  static byte[] sha256(String text, byte type, byte[] key) {
    MessageDigest digest = Sha256.digest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update(type);
    return digest.digest(key);
  }

  /** Whether this key made the signature over the text. */
  boolean verifies(String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(publicKey());
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) { // no signature at all, or no point of the curve
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] number = new byte[KEY_LENGTH]; // big-endian, as BigInteger reads it
    for (int i = 0; i < KEY_LENGTH; i++) {
      number[i] = key[KEY_LENGTH - 1 - i];
    }
    boolean odd = number[0] < 0;
    number[0] &= Byte.MAX_VALUE;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, number));
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey same
        && name.equals(same.name)
        && Arrays.equals(key, same.key);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    byte[] typed = new byte[1 + KEY_LENGTH];
    typed[0] = TYPE;
    System.arraycopy(key, 0, typed, 1, KEY_LENGTH);
    String id = HexFormat.of().formatHex(id());
    return name + '+' + id + '+' + Base64.getEncoder().encodeToString(typed);
  }
}

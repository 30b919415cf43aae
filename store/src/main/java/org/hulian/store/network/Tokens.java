package org.hulian.store.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of nodes for those who are not to know what they stand for: HMAC-SHA-256 (RFC 2104), cut to
 * 80 bits, in Crockford's base 32. A plain hash of a telephone number is undone by trying all
 * numbers; this one needs the key.
 *
 * @param key of the store
 */
record Tokens(String key) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int BITS = 5;

  String of(NodeKey node) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      byte[] made = mac.doFinal((node.kind().key() + ":" + node.hash()).getBytes(UTF_8));
      StringBuilder token = new StringBuilder(LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        int value = 0;
        for (int bit = i * BITS; bit < (i + 1) * BITS; bit++) {
          value = value << 1 | (made[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1);
        }
        token.append(SIGNS.charAt(value));
      }
      return token.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "Tokens";
  }
}

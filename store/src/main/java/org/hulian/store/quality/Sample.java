package org.hulian.store.quality;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws by a keyed hash (HMAC-SHA-256, RFC 2104): whoever has the key draws the same again, and
 * nobody else can tell beforehand what will be drawn. A larger share draws all that a smaller one
 * does. Immutable.
 */
public final class Sample {
  private static final String HASH = "HmacSHA256";

  /** As many bits as a double holds exactly. */
  private static final int BITS = 53;

  private final byte[] key;

  /**
   * Takes the key.
   *
   * @param key at least 16 bytes
   */
  public Sample(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes can be guessed");
    }
    this.key = key.clone();
  }

  /**
   * Whether decisions on a text are looked at again. All on the same text are, or none: whoever
   * decides, takes it back and decides again gets no other draw.
   *
   * @param version of the item's text that is decided on
   * @param share 0 for none to 1 for all
   */
  public boolean draws(long caseId, int version, double share) {
    return place("text:" + caseId + ":" + version) < share;
  }

  /**
   * Whether the next case that a reviewer gets is one with a known answer.
   *
   * @param turn how many the reviewer has had
   * @param share 0 for none to 1 for all
   */
  boolean drawsKnown(String account, long turn, double share) {
    return place("known:" + account + ":" + turn) < share;
  }

  /** Puts things in an order that only the key tells. */
  double place(String what) {
    byte[] hash = mac().doFinal(what.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS)) * 0x1p-53;
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(new SecretKeySpec(key, HASH));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + HASH, e);
    }
  }
}

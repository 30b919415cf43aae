package org.hulian.store.duplicate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.hulian.evidence.log.Sha256;

/** Hashes of texts, the same on every machine. */
final class Hashes {
  private Hashes() {}

  /** The first eight bytes of the SHA-256 of a text. */
  static long of(String text) {
    byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /** Spreads a number over all bits (the finisher of SplitMix64). */
  static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}

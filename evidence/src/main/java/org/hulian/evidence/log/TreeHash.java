package org.hulian.evidence.log;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of a Merkle tree, by SHA-256 (RFC 9162, 2.1.1). Immutable. */
public final class TreeHash {
  /** Bytes of a hash. */
  public static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** The root of a tree without leaves. */
  public static final TreeHash EMPTY = new TreeHash(Sha256.digest().digest());

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of a leaf: SHA-256(0x00 ‖ row). */
  public static TreeHash leaf(byte[] row) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    return new TreeHash(digest.digest(row));
  }

  /** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
  public static TreeHash node(TreeHash left, TreeHash right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    digest.update(left.bytes);
    return new TreeHash(digest.digest(right.bytes));
  }

  /**
   * A hash from its bytes.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new TreeHash(bytes.clone());
  }

  /**
   * A hash from 64 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is no hash
   */
  public static TreeHash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /**
   * A hash from Base64 (RFC 4648, 4) with padding.
   *
   * @throws IllegalArgumentException if it is no hash, or written in another way than {@link
   *     #base64} does
   */
  public static TreeHash ofBase64(String text) {
    TreeHash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("not the one way to write a hash: " + text);
    }
    return hash;
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Lower-case hexadecimal, 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Base64 (RFC 4648, 4) with padding, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}

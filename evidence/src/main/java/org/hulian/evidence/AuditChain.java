package org.hulian.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.hulian.evidence.log.TreeHash;

/**
 * The arithmetic of a log whose entries are chained by hashes: {@code hash = SHA-256(0x00 ‖ hash
 * before ‖ canonical JSON of the entry)}. Changing or moving an entry, dropping one that others
 * follow, or putting one in between breaks the chain from there on. That the newest entries were
 * cut off, or that all hashes were worked out anew, only shows by a hash that was kept elsewhere.
 * The leading zero keeps entries apart from the inner nodes of a Merkle tree (RFC 9162, 2.1.1).
 */
public final class AuditChain {
  /** The hash before the first entry. */
  public static final String START = "0".repeat(64);

  private AuditChain() {}

  /**
   * An entry with the hash that was kept for it.
   *
   * @param hash lower-case hexadecimal
   */
  public record Link(Map<String, String> entry, String hash) {}

  /**
   * The hash of the entry that follows. It is the hash of a leaf too (RFC 9162, 2.1.1): that of
   * {@link #row}.
   *
   * @param previous lower-case hexadecimal, 64 characters
   * @return lower-case hexadecimal, 64 characters
   * @throws IllegalArgumentException if the previous hash is none
   */
  public static String next(String previous, Map<String, String> entry) {
    return TreeHash.leaf(row(previous, entry)).hex();
  }

  /**
   * What the hash of an entry is over, as a leaf of the log's tree: the 32 bytes of the hash before
   * it, and its canonical JSON.
   *
   * @throws IllegalArgumentException if the previous hash is none
   */
  public static byte[] row(String previous, Map<String, String> entry) {
    byte[] before = TreeHash.ofHex(previous).bytes();
    byte[] json = canonicalJson(entry).getBytes(StandardCharsets.UTF_8);
    byte[] row = Arrays.copyOf(before, before.length + json.length);
    System.arraycopy(json, 0, row, before.length, json.length);
    return row;
  }

  /**
   * The entry that a row is made of, as canonical JSON.
   *
   * @throws IllegalArgumentException if it is too short to have one
   */
  public static String json(byte[] row) {
    if (row.length <= TreeHash.LENGTH) {
      throw new IllegalArgumentException("not a row of the audit log");
    }
    return new String(row, TreeHash.LENGTH, row.length - TreeHash.LENGTH, StandardCharsets.UTF_8);
  }

  /** Index, from 0, of the first link whose hash does not fit; empty if all fit. */
  public static OptionalLong firstBroken(Iterator<Link> chain) {
    return firstBroken(START, chain);
  }

  /**
   * The same of a part of a chain: how those before it fit each other is not looked at.
   *
   * @param before hash of the link before it, which is taken as it is
   */
  public static OptionalLong firstBroken(String before, Iterator<Link> chain) {
    String previous = before;
    for (long index = 0; chain.hasNext(); index++) {
      Link link = chain.next();
      if (!link.hash().equals(next(previous, link.entry()))) {
        return OptionalLong.of(index);
      }
      previous = link.hash();
    }
    return OptionalLong.empty();
  }

  /**
   * The one way to write an object of strings: members sorted by UTF-16 units, no white space, the
   * shortest escapes (RFC 8785, 3.2). Half surrogate pairs, which that standard refuses, are
   * written as escapes, so that different texts never look the same.
   */
  public static String canonicalJson(Map<String, String> object) {
    StringBuilder json = new StringBuilder("{");
    new TreeMap<>(object)
        .forEach(
            (name, value) -> {
              json.append(json.length() == 1 ? "" : ",");
              appendString(json, name);
              json.append(':');
              appendString(json, value);
            });
    return json.append('}').toString();
  }

  private static void appendString(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        json.append(c).append(text.charAt(++i));
      } else {
        appendChar(json, c);
      }
    }
    json.append('"');
  }

  private static void appendChar(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\b' -> json.append("\\b");
      case '\t' -> json.append("\\t");
      case '\n' -> json.append("\\n");
      case '\f' -> json.append("\\f");
      case '\r' -> json.append("\\r");
      default -> {
        if (c < ' ' || Character.isSurrogate(c)) {
          json.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          json.append(c);
        }
      }
    }
  }
}

package org.hulian.review;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device that holds one passkey (W3C Web Authentication Level 3 §6), with the browser before it:
 * it says what a test wants it to say, also what no honest one would.
 */
final class Device {
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int KEY_ENCLOSED = 0x40;

  private final String origin;
  private final KeyPair keys;
  private final byte[] id = new byte[32];
  private final String site;
  private final boolean verified;
  private int count;

  private Device(String origin, String site, KeyPair keys, boolean verified) {
    this.origin = origin;
    this.site = site;
    this.keys = keys;
    this.verified = verified;
    new SecureRandom().nextBytes(id);
  }

  /** One that knows its owner, as seen from a page of this console. */
  static Device of(House house) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      String origin = "http://localhost:" + house.console.port();
      return new Device(origin, "localhost", generator.generateKeyPair(), true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same key, asked for by a page elsewhere. */
  Device at(String elsewhere) {
    return like(new Device(elsewhere, site, keys, verified));
  }

  /** The same key, for another site. */
  Device forSite(String other) {
    return like(new Device(origin, other, keys, verified));
  }

  /** The same key, without having asked who its owner is. */
  Device unasked() {
    return like(new Device(origin, site, keys, false));
  }

  private Device like(Device other) {
    System.arraycopy(id, 0, other.id, 0, id.length);
    other.count = count;
    return other;
  }

  String id() {
    return text(id);
  }

  /** Sets how often it says that it has signed. */
  void count(int value) {
    count = value;
  }

  /** What the browser sends for a new passkey, for what the console asked. */
  String made(String options, String label) {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream data = data(PRESENT | KEY_ENCLOSED | (verified ? VERIFIED : 0));
    data.writeBytes(new byte[16]);
    data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
    data.writeBytes(id);
    // COSE (RFC 9053 §7.1.1): EC2, ES256, P-256, x, y.
    data.writeBytes(bytes(0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20));
    data.writeBytes(number(key.getW().getAffineX()));
    data.writeBytes(bytes(0x22, 0x58, 0x20));
    data.writeBytes(number(key.getW().getAffineY()));
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xA3);
    object.writeBytes(ascii("\143fmt\144none\147attStmt"));
    object.write(0xA0);
    object.writeBytes(ascii("\150authData"));
    object.writeBytes(bytes(0x58, data.size()));
    object.writeBytes(data.toByteArray());
    return "{\"publicKey\":{\"label\":\"%s\",\"credential\":{%s,\"response\":{\"attestationObject\":\"%s\",\"clientDataJSON\":\"%s\",\"transports\":[\"internal\"]}}}}"
        .formatted(
            label, head(), text(object.toByteArray()), text(client("webauthn.create", options)));
  }

  /** What the browser sends to sign in, for what the console asked. */
  String shown(String options) {
    count++;
    byte[] data = data(PRESENT | (verified ? VERIFIED : 0)).toByteArray();
    byte[] client = client("webauthn.get", options);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(digest(client));
      return "{%s,\"response\":{\"authenticatorData\":\"%s\",\"clientDataJSON\":\"%s\",\"signature\":\"%s\"}}"
          .formatted(head(), text(data), text(client), text(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String head() {
    return "\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"clientExtensionResults\":{}"
        .formatted(id(), id());
  }

  private byte[] client(String type, String options) {
    Matcher challenge = CHALLENGE.matcher(options);
    if (!challenge.find()) {
      throw new IllegalArgumentException("asks for nothing: " + options);
    }
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge.group(1), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private ByteArrayOutputStream data(int flags) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(digest(site.getBytes(StandardCharsets.UTF_8)));
    data.write(flags);
    data.writeBytes(ByteBuffer.allocate(4).putInt(count).array());
    return data;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 32 bytes, without a sign. */
  private static byte[] number(java.math.BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[32];
    int from = Math.max(0, all.length - fixed.length);
    System.arraycopy(all, from, fixed, fixed.length - (all.length - from), all.length - from);
    return fixed;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

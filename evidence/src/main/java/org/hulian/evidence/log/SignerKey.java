package org.hulian.evidence.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A key that signs notes, with Ed25519 (RFC 8032). Thread-safe. */
public final class SignerKey {
  private static final String PRIVATE = "PRIVATE+KEY+";

  private final VerifierKey verifier;
  private final byte[] seed;

  private SignerKey(VerifierKey verifier, byte[] seed) {
    this.verifier = verifier;
    this.seed = seed;
  }

  /**
   * Makes a key.
   *
   * @param name who signs with it, without spaces and plus signs
   */
  public static SignerKey make(String name, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(VerifierKey.ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded(); // RFC 8410, 4: the key is its end
      byte[] raw =
          Arrays.copyOfRange(encoded, encoded.length - VerifierKey.KEY_LENGTH, encoded.length);
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      return new SignerKey(new VerifierKey(name, raw), seed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * Reads what {@link #secret} gave.
   *
   * @throws IllegalArgumentException if it is anything else, or its halves do not fit each other
   */
  public static SignerKey read(String secret) {
    String[] lines = secret.split("\n", -1);
    if (lines.length < 2 || !lines[0].startsWith(PRIVATE)) {
      throw new IllegalArgumentException("not a key that signs");
    }
    VerifierKey verifier = VerifierKey.read(lines[1]);
    String start = PRIVATE + verifier.name() + '+' + HexFormat.of().formatHex(verifier.id()) + '+';
    byte[] typed =
        lines[0].startsWith(start)
            ? Base64.getDecoder().decode(lines[0].substring(start.length()))
            : new byte[0];
    if (typed.length != 1 + VerifierKey.KEY_LENGTH || typed[0] != VerifierKey.TYPE) {
      throw new IllegalArgumentException("not a key that signs");
    }
    SignerKey read = new SignerKey(verifier, Arrays.copyOfRange(typed, 1, typed.length));
    if (!read.sign("a trial\n").isSignedBy(verifier)) {
      throw new IllegalArgumentException("its two lines are not of one key");
    }
    return read;
  }

  /**
   * The key as text that has to be kept secret: on one line the private half, as Go's {@code note}
   * package writes it, on the next the public one.
   */
  public String secret() {
    byte[] typed = new byte[1 + VerifierKey.KEY_LENGTH];
    typed[0] = VerifierKey.TYPE;
    System.arraycopy(seed, 0, typed, 1, VerifierKey.KEY_LENGTH);
    String id = HexFormat.of().formatHex(verifier.id());
    String encoded = Base64.getEncoder().encodeToString(typed);
    return PRIVATE + verifier.name() + '+' + id + '+' + encoded + '\n' + verifier + '\n';
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /**
   * Signs a text.
   *
   * @param text ends in a line feed and has no other control characters
   */
  public SignedNote sign(String text) {
    try {
      PrivateKey key =
          KeyFactory.getInstance(VerifierKey.ALGORITHM)
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
      Signature signer = Signature.getInstance(VerifierKey.ALGORITHM);
      signer.initSign(key);
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      SignedNote.Line line = new SignedNote.Line(verifier.name(), verifier.id(), signer.sign());
      return new SignedNote(text, List.of(line));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /** Signs the head of a log. */
  public SignedCheckpoint sign(TreeHead head) {
    return SignedCheckpoint.of(sign(SignedCheckpoint.text(verifier.name(), head)));
  }
}

package org.hulian.evidence.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.log.SignedNote;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.listing.feed.FeedException;
import org.hulian.listing.feed.JsonLine;
import org.jspecify.annotations.Nullable;

/**
 * The signature over a manifest, and the proof that the audit log of the house speaks of it. It
 * stands in {@code datapackage-digest.json} as a member of our own: the form that WACZ-auth 0.1.0
 * has for anonymous signatures is for ECDSA, and a reader that knows it would call ours broken.
 *
 * @param key the public half
 * @param note {@link #words} with the signature
 * @param proof of an entry of the log that names the manifest; absent where none was made
 */
public record Seal(VerifierKey key, SignedNote note, @Nullable LogProof proof) {
  /** The action of the entry in the audit log. */
  public static final String ACTION = "package.sealed";

  /** The detail of that entry that names the manifest, by its SHA-256. */
  public static final String DETAIL = "manifest";

  static final String MEMBER = "hulianSeal";

  /** What is signed: it begins as nothing else does that the key signs. */
  public static String words(String manifestSha256) {
    return "hulian evidence package v1\nsha256:" + manifestSha256 + "\n";
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", key);
    json.put("note", note);
    if (proof != null) {
      json.put("proof", proof);
    }
    return json;
  }

  /**
   * Reads a seal and checks all of it.
   *
   * @throws IllegalArgumentException if it is no seal of this manifest, with the reason
   */
  static Seal check(Map<?, ?> json, String manifestSha256) {
    if (!(json.get("key") instanceof String key) || !(json.get("note") instanceof String note)) {
      throw new IllegalArgumentException("its signature is incomplete");
    }
    VerifierKey verifier = VerifierKey.read(key);
    SignedNote signed = SignedNote.read(note);
    if (!signed.isSignedBy(verifier) || !signed.text().equals(words(manifestSha256))) {
      throw new IllegalArgumentException("the signature does not fit the manifest");
    }
    LogProof proof = json.get("proof") instanceof String text ? LogProof.read(text) : null;
    if (proof != null && !(proof.holds(verifier) && speaksOf(proof, manifestSha256))) {
      throw new IllegalArgumentException("the proof of the audit log does not fit the manifest");
    }
    return new Seal(verifier, signed, proof);
  }

  private static boolean speaksOf(LogProof proof, String manifestSha256) {
    return entry(proof)
        .filter(entry -> ACTION.equals(entry.get("action")))
        .map(entry -> String.valueOf(entry.get("details")))
        .filter(details -> manifestSha256.equals(JsonLine.read(details).get(DETAIL)))
        .isPresent();
  }

  private static Optional<Map<String, @Nullable Object>> entry(LogProof proof) {
    try {
      return proof.rowBytes().map(row -> JsonLine.read(AuditChain.json(row)));
    } catch (FeedException e) {
      return Optional.empty();
    }
  }

  /** Says what the proof proves; empty where there is none. */
  Optional<String> proved() {
    if (proof == null) {
      return Optional.empty();
    }
    String at = entry(proof).map(entry -> String.valueOf(entry.get("at"))).orElse("");
    return Optional.of(
        "entry "
            + (proof.inclusion().index() + 1)
            + " of the audit log "
            + proof.checkpoint().origin()
            + " names this manifest, of "
            + at
            + " by the clock of the house; the log had "
            + proof.checkpoint().head().size()
            + " entries when its head was signed");
  }
}

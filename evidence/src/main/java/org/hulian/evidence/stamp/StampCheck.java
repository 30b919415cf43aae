package org.hulian.evidence.stamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** Checks stamps off line, long after they were made. */
public final class StampCheck {
  /** Far above any answer. */
  public static final int MAX_BYTES = 256 << 10;

  private StampCheck() {}

  /**
   * Checks a stamp on a file: its hash, its signature, that whoever signed may stamp (extended key
   * usage, RFC 3161, 2.3) and had a valid certificate at the time in the stamp.
   *
   * @param answer of a service (TimeStampResp, DER)
   * @param sha256 of the file, in hexadecimal
   * @param anchors who is trusted
   * @throws StampException if it is no stamp on this file
   */
  public static Stamp check(byte[] answer, String sha256, StampAnchors anchors)
      throws StampException {
    byte[] hash = HexFormat.of().parseHex(sha256);
    try {
      return check(response(answer).getTimeStampToken(), hash, anchors);
    } catch (RuntimeException e) { // the library lets some out where bytes are nonsense
      throw new StampException("it cannot be read: " + e.getMessage(), e);
    }
  }

  private static Stamp check(@Nullable TimeStampToken token, byte[] hash, StampAnchors anchors)
      throws StampException {
    if (token == null) {
      throw new StampException("the service did not stamp");
    }
    boolean ours =
        TSPAlgorithms.SHA256.equals(token.getTimeStampInfo().getMessageImprintAlgOID())
            && Arrays.equals(hash, token.getTimeStampInfo().getMessageImprintDigest());
    if (!ours) {
      throw new StampException("it stamps another file");
    }
    Collection<X509CertificateHolder> signers = signers(token);
    if (signers.isEmpty()) {
      throw new StampException("it does not bring the certificate of whoever signed it");
    }
    return check(token, signers.iterator().next(), anchors);
  }

  private static Stamp check(
      TimeStampToken token, X509CertificateHolder signer, StampAnchors anchors)
      throws StampException {
    Instant at = token.getTimeStampInfo().getGenTime().toInstant();
    try {
      // Signature, the certificate's hash in the stamp, its key usage, its validity at the time.
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      X509Certificate leaf = certificate(signer);
      List<X509Certificate> others = new ArrayList<>();
      for (X509CertificateHolder other : token.getCertificates().getMatches(null)) {
        others.add(certificate(other));
      }
      return new Stamp(
          at,
          token.getTimeStampInfo().getPolicy().getId(),
          signer.getSubject().toString(),
          anchors.lead(leaf, others, at));
    } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
      throw new StampException("it proves nothing: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("unchecked") // the library's selector of a signer is a raw type
  private static Collection<X509CertificateHolder> signers(TimeStampToken token) {
    return token.getCertificates().getMatches(token.getSID());
  }

  private static X509Certificate certificate(X509CertificateHolder holder)
      throws GeneralSecurityException {
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  static TimeStampResponse response(byte[] answer) throws StampException {
    if (answer.length > MAX_BYTES) {
      throw new StampException("the answer is too long");
    }
    try {
      TimeStampResponse response = new TimeStampResponse(answer);
      if (!Arrays.equals(response.getEncoded(), answer)) {
        throw new StampException("the answer has more in it than an answer");
      }
      return response;
    } catch (TSPException | IOException | RuntimeException e) { // as above
      throw new StampException("the answer cannot be read: " + e.getMessage(), e);
    }
  }
}

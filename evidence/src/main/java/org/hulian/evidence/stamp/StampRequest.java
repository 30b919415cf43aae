package org.hulian.evidence.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * A question to a stamping service: a SHA-256 and a number that was never used before (RFC 3161,
 * 2.4.1). Nothing else leaves.
 */
public final class StampRequest {
  private static final int NONCE_BITS = 64;

  /** By so much our clock may be wrong, or theirs, and an answer be late. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private final String sha256;
  private final TimeStampRequest request;

  private StampRequest(String sha256, TimeStampRequest request) {
    this.sha256 = sha256;
    this.request = request;
  }

  /** Asks for a stamp on this hash, in hexadecimal. */
  public static StampRequest of(String sha256, SecureRandom random) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    BigInteger nonce = new BigInteger(NONCE_BITS, random);
    return new StampRequest(
        sha256, generator.generate(TSPAlgorithms.SHA256, HexFormat.of().parseHex(sha256), nonce));
  }

  /** The question in DER, {@code application/timestamp-query}. */
  public byte[] bytes() throws IOException {
    return request.getEncoded();
  }

  /**
   * Checks an answer: that it is to this question, that it was signed by somebody who may stamp,
   * and that its time is about ours.
   *
   * @param anchors who is trusted; if nobody, it is not asked who signed
   * @throws StampException if it proves nothing
   */
  public Stamp check(byte[] answer, StampAnchors anchors, Clock clock) throws StampException {
    TimeStampResponse response = StampCheck.response(answer);
    try {
      response.validate(request);
    } catch (TSPException | RuntimeException e) { // the library lets some out
      throw new StampException("the answer does not fit the question: " + e.getMessage(), e);
    }
    Stamp stamp = StampCheck.check(answer, sha256, anchors);
    if (!anchors.isEmpty() && !stamp.anchored()) {
      throw new StampException("signed by somebody who is not trusted: " + stamp.authority());
    }
    Instant now = clock.instant();
    if (Duration.between(stamp.at(), now).abs().compareTo(SLACK) > 0) {
      throw new StampException("its time is " + stamp.at() + ", ours " + now);
    }
    return stamp;
  }
}

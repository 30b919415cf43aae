package org.hulian.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.hulian.evidence.log.Sha256;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;

/**
 * A response's body with its codings undone (RFC 9112, 7; RFC 9110, 8.4).
 *
 * @param bytes as far as they could be read
 * @param sha256 over the payload with its content codings, in lower-case hexadecimal
 * @param whole whether nothing is missing from the bytes
 * @param problem why the bytes break off, absent if they are whole or reached the limit
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once
record HttpBody(byte[] bytes, String sha256, boolean whole, @Nullable String problem) {
  /** Reads a body and undoes its codings; of the result no more than this many bytes are kept. */
  static HttpBody read(HttpResponse http, int maxBytes) throws IOException {
    DigestInputStream raw = new DigestInputStream(http.body().stream(), Sha256.digest());
    ContentCodings.Decoded decoded =
        ContentCodings.undo(raw, http.headers().all("Content-Encoding"), maxBytes);
    String problem = decoded.problem();
    boolean whole = decoded.whole();
    try {
      raw.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
      whole = false;
    }
    String sha256 = HexFormat.of().formatHex(raw.getMessageDigest().digest());
    return new HttpBody(
        decoded.bytes(), sha256, whole, problem == null ? null : "the body breaks off: " + problem);
  }
}

package org.hulian.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
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
  private static final int CHUNK_BYTES = 16 << 10;
  private static final int MAX_CODINGS = 5;

  /** Reads a body and undoes its codings; of the result no more than this many bytes are kept. */
  static HttpBody read(HttpResponse http, int maxBytes) throws IOException {
    DigestInputStream raw = new DigestInputStream(http.body().stream(), Sha256.digest());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String problem = null;
    boolean whole = false;
    try {
      whole = copy(decoded(raw, http.headers().all("Content-Encoding")), bytes, maxBytes);
    } catch (IOException e) {
      problem = "the body breaks off: " + e.getMessage();
    }
    try {
      raw.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      problem = "the body breaks off: " + e.getMessage();
      whole = false;
    }
    String sha256 = HexFormat.of().formatHex(raw.getMessageDigest().digest());
    return new HttpBody(bytes.toByteArray(), sha256, whole, problem);
  }

  /** Whether the stream ended before the limit. */
  private static boolean copy(InputStream in, ByteArrayOutputStream out, int maxBytes)
      throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    int n = in.read(chunk);
    while (n >= 0) {
      int room = maxBytes - out.size();
      out.write(chunk, 0, Math.min(n, room));
      if (n > room) {
        return false;
      }
      n = in.read(chunk);
    }
    return true;
  }

  /** The header lists codings in the order in which they were applied. */
  private static InputStream decoded(InputStream raw, List<String> fields) throws IOException {
    List<String> codings = new ArrayList<>();
    for (String field : fields) {
      for (String coding : field.split(",", -1)) {
        codings.add(coding.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (codings.size() > MAX_CODINGS) {
      throw new IOException("more than " + MAX_CODINGS + " content codings");
    }
    InputStream in = raw;
    for (String coding : codings.reversed()) {
      in = undo(coding, new BufferedInputStream(in));
    }
    return in;
  }

  private static InputStream undo(String coding, BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first < 0) {
      return in; // an empty body, whatever its header says
    }
    return switch (coding) {
      case "", "identity", "none" -> in;
      // Some servers name a coding that they did not apply.
      case "gzip", "x-gzip" -> first == 0x1f && second == 0x8b ? new GZIPInputStream(in) : in;
      case "deflate" -> inflating(in, first, second);
      case "br" -> new BrotliInputStream(in);
      default -> throw new IOException("unknown content coding " + coding);
    };
  }

  /** The name means zlib (RFC 1950), but some servers send the bare format (RFC 1951). */
  private static InputStream inflating(InputStream in, int first, int second) {
    boolean zlib = (first & 0x0f) == 8 && ((first << Byte.SIZE) + second) % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!zlib));
  }
}

package org.hulian.crawler.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes content codings (RFC 9110, 8.4) within limits that hold a decompression bomb. */
final class ContentCodings {
  /** Real pages shrink to a tenth, long lists to a hundredth. */
  private static final int MAX_RATIO = 200;

  private static final int FREE_BYTES = 1 << 20;
  private static final int MAX_CODINGS = 3;
  private static final int CHUNK_BYTES = 16 << 10;

  private ContentCodings() {}

  /**
   * A body without its codings.
   *
   * @param problem why the bytes are not all there, absent if they are
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Decoded(byte[] bytes, @Nullable String problem) {}

  static Decoded undo(byte[] body, List<String> fields, int maxBytes) {
    List<String> codings = new ArrayList<>();
    for (String field : fields) {
      for (String coding : field.split(",", -1)) {
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.add(name);
        }
      }
    }
    if (codings.isEmpty() || body.length == 0) {
      return new Decoded(body, null);
    }
    if (codings.size() > MAX_CODINGS) {
      return new Decoded(new byte[0], "more than " + MAX_CODINGS + " content codings");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 4);
    try {
      InputStream in = new ByteArrayInputStream(body);
      for (String coding : codings.reversed()) {
        in = undo(coding, in, body);
      }
      String problem = copy(in, out, body.length, maxBytes);
      return new Decoded(out.toByteArray(), problem);
    } catch (IOException e) {
      return new Decoded(out.toByteArray(), "the body cannot be decoded: " + e.getMessage());
    }
  }

  private static InputStream undo(String coding, InputStream in, byte[] body) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> isGzip(body) ? new GZIPInputStream(in) : in;
      // The name means zlib (RFC 1950), but some servers send the bare format (RFC 1951).
      case "deflate" -> new InflaterInputStream(in, new Inflater(!isZlib(body)));
      default -> throw new IOException("unknown content coding " + coding);
    };
  }

  /** Some servers name a coding that they did not apply. */
  static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }

  private static boolean isZlib(byte[] body) {
    return body.length > 2
        && (body[0] & 0x0f) == 8
        && (((body[0] & 0xff) << Byte.SIZE) + (body[1] & 0xff)) % 31 == 0;
  }

  /** Why copying ended too early; null if it did not. */
  private static @Nullable String copy(
      InputStream in, ByteArrayOutputStream out, int rawBytes, int maxBytes) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    int n = in.read(chunk);
    while (n >= 0) {
      out.write(chunk, 0, Math.min(n, maxBytes - out.size()));
      if (out.size() >= maxBytes) {
        return "the body grows beyond " + maxBytes + " bytes when it is decoded";
      }
      if (out.size() > FREE_BYTES && out.size() / MAX_RATIO > rawBytes) {
        return "the body grows more than " + MAX_RATIO + " times when it is decoded";
      }
      n = in.read(chunk);
    }
    return null;
  }
}

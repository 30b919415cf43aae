package org.hulian.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the content codings of a body (RFC 9110, 8.4): gzip, deflate and brotli, three at most.
 *
 * <p>Bodies are hostile: no layer gives more than the limit, so that a bomb inside a bomb costs no
 * more than a plain body of that size, and members of gzip that hold nothing are walked one after
 * the other. What a server says of its codings is often wrong: one that it named and did not apply
 * is passed over.
 */
public final class ContentCodings {
  private static final int MAX_CODINGS = 3;
  private static final int CHUNK_BYTES = 16 << 10;

  private ContentCodings() {}

  /**
   * A body without its codings.
   *
   * @param bytes as far as they could be read, and no more than the limit; not to be changed
   * @param whole whether nothing is missing
   * @param problem why the bytes break off, absent if they are whole or reached the limit
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on at once
  public record Decoded(byte[] bytes, boolean whole, @Nullable String problem) {
    /** Whether there is more than the limit lets through. */
    public boolean cutAtLimit() {
      return !whole && problem == null;
    }
  }

  /**
   * Reads a body and undoes its codings. The stream is not closed, and not always read to its end.
   *
   * @param fields values of the Content-Encoding header, which lists codings in the order in which
   *     they were applied
   * @param maxBytes that are kept of the result, and that any layer below it may give
   */
  public static Decoded undo(InputStream body, List<String> fields, int maxBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<InputStream> layers = new ArrayList<>();
    try {
      stack(body, codings(fields), maxBytes, layers);
      boolean whole = copy(layers.getLast(), bytes, maxBytes);
      return new Decoded(bytes.toByteArray(), whole, null);
    } catch (LimitReachedException e) {
      return new Decoded(bytes.toByteArray(), false, null);
    } catch (IOException e) {
      String problem = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Decoded(bytes.toByteArray(), false, problem);
    } finally {
      close(layers);
    }
  }

  private static List<String> codings(List<String> fields) throws IOException {
    List<String> codings = new ArrayList<>();
    for (String field : fields) {
      for (String coding : field.split(",", -1)) {
        String name = coding.strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("identity") && !name.equals("none")) {
          codings.add(name);
        }
      }
    }
    if (codings.size() > MAX_CODINGS) {
      throw new IOException("more than " + MAX_CODINGS + " content codings");
    }
    return codings.reversed();
  }

  /** Puts one stream on the other, the body itself lowest. */
  private static void stack(
      InputStream body, List<String> codings, int maxBytes, List<InputStream> layers)
      throws IOException {
    layers.add(body);
    for (String coding : codings) {
      // The body itself is as long as it is; whoever reads it has bounded it.
      InputStream below = layers.size() == 1 ? body : new Bounded(layers.getLast(), maxBytes);
      layers.add(undo(coding, new BufferedInputStream(below, CHUNK_BYTES)));
    }
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
      case "gzip", "x-gzip" -> isGzip(first, second) ? new GzipBody(in) : in;
      case "deflate" -> new DeflatedBody(in, isZlib(first, second));
      case "br" -> new BrotliInputStream(in);
      default -> throw new IOException("unknown content coding " + coding);
    };
  }

  /** A body of one byte may be what is left of one. */
  private static boolean isGzip(int first, int second) {
    return first == 0x1f && (second == 0x8b || second < 0);
  }

  /** The name means zlib (RFC 1950), but some servers send the bare format (RFC 1951). */
  private static boolean isZlib(int first, int second) {
    return (first & 0x0f) == 8 && ((first << Byte.SIZE) + second) % 31 == 0;
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

  /** Frees what the layers hold outside the heap; the body below them stays open. */
  private static void close(List<InputStream> layers) {
    for (InputStream layer : layers) {
      if (layer instanceof Layer own) {
        own.free();
      }
    }
  }

  /** A stream that holds memory outside the heap. */
  private interface Layer {
    void free();
  }

  /** A body of any number of gzip members (RFC 1952, 2.2), read without recursion. */
  private static final class GzipBody extends FilterInputStream implements Layer {
    private final GzipMembers members;
    private boolean begun;
    private boolean ended;

    GzipBody(InputStream in) {
      super(in);
      members = new GzipMembers(in, 0);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = begun && !ended ? members.read(target, offset, length) : -1;
      while (n < 0 && !ended) {
        ended = !next();
        n = ended ? -1 : members.read(target, offset, length);
      }
      return n;
    }

    private boolean next() throws IOException {
      try {
        return members.next();
      } catch (ZipException e) {
        if (begun) {
          return false; // bytes behind the last member, which gzip(1) passes over too
        }
        throw e;
      } finally {
        begun = true;
      }
    }

    @Override
    public void free() {
      members.free();
    }
  }

  /** A deflated body, with the head of zlib or without. */
  private static final class DeflatedBody extends InflaterInputStream implements Layer {
    DeflatedBody(InputStream in, boolean zlib) {
      super(in, new Inflater(!zlib), CHUNK_BYTES);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      if (n < 0 && inf.needsDictionary()) {
        throw new ZipException("deflated with a dictionary"); // which ends no body
      }
      return n;
    }

    @Override
    public void free() {
      inf.end();
    }
  }

  /** A layer that gives too much. */
  private static final class LimitReachedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Gives no more than so many bytes. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      left -= Math.max(0, n);
      if (left < 0) {
        throw new LimitReachedException();
      }
      return n;
    }
  }
}

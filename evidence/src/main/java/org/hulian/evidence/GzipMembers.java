package org.hulian.evidence;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Walks through the members of a gzip file (RFC 1952) and checks length and checksum of each, which
 * the WARC library leaves out. A WARC file has one member for each record.
 *
 * <p>After {@link #next} the stream is at the start of a member's content and ends with it. An
 * error stays: every later read fails the same way. Not thread-safe.
 */
final class GzipMembers extends InputStream implements Closeable {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;
  private static final int BUFFER_BYTES = 16 << 10;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int limit;
  private long consumed;
  private long start;
  private boolean inside;

  /**
   * Starts at the stream's place.
   *
   * @param offset of that place in the file
   */
  GzipMembers(InputStream in, long offset) {
    this.in = in;
    this.consumed = offset;
    this.start = offset;
  }

  /**
   * Goes to the next member, over what is left of the current one.
   *
   * @return false at the end of the file
   */
  boolean next() throws IOException {
    if (inside) {
      skipRest();
    }
    start = offset();
    if (at == limit && !fill()) {
      return false;
    }
    readHeader();
    inflater.reset();
    crc.reset();
    inside = true;
    return true;
  }

  /** Where the current member begins, in bytes from the start of the file. */
  long start() {
    return start;
  }

  /** How far the file has been read; the end of a member once its content is used up. */
  long offset() {
    return consumed - (limit - at);
  }

  private void skipRest() throws IOException {
    byte[] waste = new byte[BUFFER_BYTES];
    int n;
    do {
      n = read(waste, 0, waste.length);
    } while (n >= 0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!inside) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      int n = 0;
      while (n == 0 && !inflater.finished()) {
        if (inflater.needsInput()) {
          require();
          inflater.setInput(buffer, at, limit - at);
        } else if (inflater.needsDictionary()) {
          throw new ZipException("gzip data with a dictionary");
        }
        n = inflater.inflate(target, offset, length);
        at = limit - inflater.getRemaining();
      }
      crc.update(target, offset, n);
      if (n > 0) {
        return n;
      }
    } catch (DataFormatException e) {
      throw new ZipException("broken gzip data: " + e.getMessage());
    }
    readTrailer();
    inside = false;
    return -1;
  }

  private void readHeader() throws IOException {
    if (readByte() != 0x1f || readByte() != 0x8b || readByte() != 8) {
      throw new ZipException("no gzip member where one should begin");
    }
    int flags = readByte();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip(readByte() | readByte() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipString();
    }
    if ((flags & FCOMMENT) != 0) {
      skipString();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
  }

  private void readTrailer() throws IOException {
    long expectedCrc = readInt();
    long expectedLength = readInt();
    if (expectedCrc != crc.getValue()) {
      throw new ZipException("wrong gzip checksum");
    }
    if (expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new ZipException("wrong gzip length");
    }
  }

  private long readInt() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (long) readByte() << shift;
    }
    return value;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      readByte();
    }
  }

  private void skipString() throws IOException {
    int c;
    do {
      c = readByte();
    } while (c != 0);
  }

  private int readByte() throws IOException {
    require();
    return buffer[at++] & 0xff;
  }

  private void require() throws IOException {
    if (at == limit && !fill()) {
      throw new EOFException("it ends in the middle of a gzip member");
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer));
    consumed += limit;
    return limit > 0;
  }

  /** Frees the memory outside the heap; the stream below stays open. */
  void free() {
    inflater.end();
  }

  @Override
  public void close() throws IOException {
    free();
    in.close();
  }
}

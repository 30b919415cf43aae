package org.hulian.listing.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines with their numbers, in constant memory: a line beyond the limit, or one that is not
 * in the character set, is reported in its place and the next one is read.
 */
final class LineReader implements Closeable {
  static final int MAX_BYTES = 8 << 20;
  private static final int CHUNK = 1 << 16;
  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final byte[] chunk = new byte[CHUNK];
  private final Deque<FeedLine> pushedBack = new ArrayDeque<>();
  private int at;
  private int end;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;
  private long number;

  LineReader(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
    decoder = charset.newDecoder();
  }

  /** The next line, or null at the end. */
  @Nullable FeedLine next() throws IOException {
    if (!pushedBack.isEmpty()) {
      return pushedBack.pop();
    }
    if (!readLine()) {
      return null;
    }
    number++;
    if (tooLong) {
      return new FeedLine(number, "", "a line of more than " + (MAX_BYTES >> 20) + " MB");
    }
    return decode();
  }

  /** Gives lines back, the first of them to be read next. */
  void pushBack(List<FeedLine> lines) {
    for (FeedLine one : lines.reversed()) {
      pushedBack.push(one);
    }
  }

  private FeedLine decode() {
    int start = 0;
    if (number == 1) {
      if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
        return new FeedLine(number, "", "the file is UTF-16, save it as UTF-8");
      }
      start = charset.equals(StandardCharsets.UTF_8) && startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line, start, length - start);
      return new FeedLine(number, decoder.decode(bytes).toString(), null);
    } catch (CharacterCodingException e) {
      return new FeedLine(number, "", "not " + charset.name());
    }
  }

  private boolean startsWith(int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= length || (line[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = at;
      while (stop < end && chunk[stop] != '\n') {
        stop++;
      }
      append(stop);
      boolean found = stop < end;
      at = found ? stop + 1 : stop;
      if (found) {
        break;
      }
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk));
    return end > 0;
  }

  private void append(int stop) {
    int more = stop - at;
    if (tooLong || length + more > MAX_BYTES) {
      tooLong = true;
      length = 0;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
    }
    System.arraycopy(chunk, at, line, length, more);
    length += more;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package org.hulian.listing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The characters of a feed. Bytes that are not of its charset become U+FFFD, as everywhere, but are
 * complained of: a listing of which only question marks are left would pass as clear. Not
 * thread-safe.
 */
final class FeedText extends Reader {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int BUFFER = 1 << 16;

  private final InputStream stream;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean streamEnded;
  private boolean flushed;
  private boolean foreign;
  private boolean told;

  FeedText(InputStream stream, Charset charset) {
    this.stream = stream;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * What is wrong with a part of the text that was read, given in pieces: once in a feed, where the
   * first foreign bytes stood. Empty text if nothing is.
   */
  String complaint(List<String> part) {
    if (!foreign || told || part.stream().allMatch(piece -> piece.indexOf(REPLACEMENT) < 0)) {
      return "";
    }
    told = true;
    String advice =
        decoder.charset().equals(StandardCharsets.UTF_8) ? "; try --charset GB18030" : "";
    return "some bytes from here on are not " + decoder.charset() + advice;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (flushed) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, streamEnded);
    if (result.isError()) {
      foreign = true;
      chars.put(REPLACEMENT);
      bytes.position(bytes.position() + result.length());
    } else if (result.isUnderflow() && streamEnded) {
      flushed = decoder.flush(chars).isUnderflow();
    } else if (result.isUnderflow()) {
      fill();
    }
    chars.flip();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
    streamEnded = count < 0;
    bytes.position(bytes.position() + Math.max(0, count));
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}

package org.hulian.crawler;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.zip.GZIPOutputStream;

/** Bodies that are small on the wire and large for who reads them. */
final class Bombs {
  private Bombs() {}

  /** So many bytes of {@code x}, packed. */
  static byte[] gzip(long length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      byte[] block = "x".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      for (long left = length; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Answers with a body that has no end. */
  static void endless(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    byte[] block = new byte[1 << 16];
    OutputStream out = exchange.getResponseBody();
    while (!Thread.interrupted()) {
      out.write(block);
    }
  }

  /** Answers a byte at a time, for longer than anybody waits. */
  static void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (int i = 0; i < 2_000; i++) {
      out.write('x');
      out.flush();
      Thread.sleep(20);
    }
  }

  /**
   * So many times 16 MiB of {@code x} in brotli (RFC 7932), written by hand since the class path
   * has only a decoder: each meta-block is one letter and a copy of it, told by codes of one
   * symbol, which take no bits, so that 14 bytes become 16,777,216.
   */
  static byte[] brotli(int blocks) {
    Bits bits = new Bits();
    bits.add(0, 1); // 9.1: a window of 16 bits
    for (int i = 0; i < blocks; i++) {
      metaBlock(bits);
    }
    bits.add(0b11, 2); // 9.2: the last meta-block, which is empty
    return bits.bytes();
  }

  private static void metaBlock(Bits bits) {
    int length = 1 << 24;
    bits.add(0, 1); // not the last
    bits.add(2, 2); // six nibbles of length
    bits.add(length - 1, 24);
    bits.add(0, 1); // compressed
    bits.add(0, 3); // one block type each for literals, commands and distances
    bits.add(0, 6); // no postfix, no direct distances
    bits.add(0, 2); // context mode of the only type
    bits.add(0, 2); // one tree each for literals and distances
    onlySymbol(bits, 'x', 8);
    onlySymbol(bits, 399, 10); // 5: insert 1, copy 2,118 and what 24 more bits say
    onlySymbol(bits, 16, 6); // 4: a distance of 1 and what one more bit says
    bits.add(length - 1 - 2_118, 24);
    bits.add(0, 1);
  }

  /** 3.4: a simple prefix code of one symbol. */
  private static void onlySymbol(Bits bits, int symbol, int width) {
    bits.add(1, 2);
    bits.add(0, 2);
    bits.add(symbol, width);
  }

  /** 1.5.1: bits fill bytes from the lowest. */
  private static final class Bits {
    private final BitSet set = new BitSet();
    private int length;

    void add(int value, int width) {
      for (int i = 0; i < width; i++) {
        set.set(length++, (value >> i & 1) == 1);
      }
    }

    byte[] bytes() {
      byte[] bytes = new byte[(length + 7) / 8];
      byte[] set = this.set.toByteArray();
      System.arraycopy(set, 0, bytes, 0, set.length);
      return bytes;
    }
  }
}

package org.hulian.evidence.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One file of a ZIP file in the one form that packages have: stored, without a time, extra field or
 * comment (APPNOTE.TXT 6.3.3, sections 4.3.7 and 4.3.12).
 *
 * @param name as {@link #isName} wants it
 * @param crc CRC-32 of the content
 * @param size of the content in bytes, below 4 GiB
 * @param offset where its header begins, in bytes from the start of the file
 */
record ZipEntryHead(String name, long crc, long size, long offset) {
  static final int LOCAL_SIGNATURE = 0x04034b50;
  static final int LOCAL_BYTES = 30;
  static final int CENTRAL_SIGNATURE = 0x02014b50;
  static final int CENTRAL_BYTES = 46;
  static final int END_SIGNATURE = 0x06054b50;
  static final int END_BYTES = 22;
  static final long MAX_BYTES = 0xffff_fffeL;
  static final int MAX_NAME = 128;

  private static final short VERSION = 10;

  /** The first day that the format knows. */
  private static final short DATE = 0x21;

  /** One folder at most, nothing that leads out of it, nothing hidden. */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z]{1,32}/)?[a-zA-Z0-9][a-zA-Z0-9_-]*(?:\\.[a-zA-Z0-9_-]+)+");

  static boolean isName(String name) {
    return name.length() <= MAX_NAME && NAME.matcher(name).matches();
  }

  long contentAt() {
    return offset + LOCAL_BYTES + name.length();
  }

  /** Where the next file begins. */
  long end() {
    return contentAt() + size;
  }

  byte[] local() {
    return common(
            ByteBuffer.allocate(LOCAL_BYTES + name.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(LOCAL_SIGNATURE))
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  byte[] central() {
    return common(
            ByteBuffer.allocate(CENTRAL_BYTES + name.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CENTRAL_SIGNATURE)
                .putShort(VERSION))
        .putShort((short) 0) // comment
        .putShort((short) 0) // disk
        .putShort((short) 0) // internal attributes
        .putInt(0) // external attributes
        .putInt((int) offset)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** What both headers say in the same order. */
  private ByteBuffer common(ByteBuffer header) {
    return header
        .putShort(VERSION)
        .putShort((short) 0) // flags
        .putShort((short) 0) // stored
        .putShort((short) 0) // time
        .putShort(DATE)
        .putInt((int) crc)
        .putInt((int) size)
        .putInt((int) size)
        .putShort((short) name.length())
        .putShort((short) 0); // extra field
  }

  /** The end of a ZIP file (4.3.16). */
  static byte[] end(int entries, long directoryBytes, long directoryAt) {
    return ByteBuffer.allocate(END_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(END_SIGNATURE)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) entries)
        .putShort((short) entries)
        .putInt((int) directoryBytes)
        .putInt((int) directoryAt)
        .putShort((short) 0)
        .array();
  }
}

package org.hulian.evidence;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Finds the next record behind a damaged one in a compressed WARC file: the next gzip member that
 * begins as a WARC record does.
 *
 * <p>A page may hold a WARC file of its own, whose records must not be taken for ours. Where the
 * records before the damage name their warcinfo record, which no page knows, only one that names
 * the same is taken.
 */
final class RecordSearch {
  private static final byte[] BEGINNING = "WARC/".getBytes(StandardCharsets.US_ASCII);
  private static final String HEAD_END = "\r\n\r\n";
  private static final int MAX_HEAD_BYTES = 16 << 10;
  private static final int WINDOW_BYTES = 64 << 10;
  private static final Pattern WARCINFO_ID = field("WARC-Warcinfo-ID");
  private static final Pattern RECORD_ID = field("WARC-Record-ID");
  private static final Pattern WARCINFO = Pattern.compile("(?im)^WARC-Type:[ \t]*warcinfo[ \t]*$");

  private final FileChannel file;

  RecordSearch(FileChannel file) {
    this.file = file;
  }

  private static Pattern field(String name) {
    return Pattern.compile("(?im)^" + name + ":[ \t]*<?([^<>\r\n]*?)>?[ \t]*$");
  }

  /** The warcinfo record that a record names, or is; null if there is none. */
  static @Nullable String warcinfo(WarcRecord record) {
    boolean own = record.headers().first("WARC-Type").orElse("").equalsIgnoreCase("warcinfo");
    return record
        .headers()
        .first(own ? "WARC-Record-ID" : "WARC-Warcinfo-ID")
        .map(value -> value.strip().replaceAll("^<|>$", ""))
        .orElse(null);
  }

  /** The warcinfo record that the file's first record is or names; null if that is damaged. */
  @Nullable String warcinfo() throws IOException {
    String head = head(0);
    return head == null || !isWhole(0) ? null : warcinfo(head);
  }

  private boolean isWhole(long at) throws IOException {
    GzipMembers members = new GzipMembers(new Section(file, at), at);
    try {
      members.next();
      members.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (EOFException | ZipException e) {
      return false;
    } finally {
      members.free();
    }
  }

  private static @Nullable String warcinfo(String head) {
    Matcher id = (WARCINFO.matcher(head).find() ? RECORD_ID : WARCINFO_ID).matcher(head);
    return id.find() ? id.group(1) : null;
  }

  /**
   * Where the next record begins.
   *
   * @param from where to begin to look, in bytes from the start of the file
   * @param warcinfo that the record has to name or to be; null if any will do
   */
  OptionalLong next(long from, @Nullable String warcinfo) throws IOException {
    long end = file.size();
    ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    byte[] bytes = window.array();
    for (long at = from; at < end; at += WINDOW_BYTES - 2) { // a magic may lie across two windows
      fill(window, at);
      for (int i = 0; i + 2 < window.limit(); i++) {
        boolean member = bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8;
        if (member && isRecord(at + i, warcinfo)) {
          return OptionalLong.of(at + i);
        }
      }
    }
    return OptionalLong.empty();
  }

  private void fill(ByteBuffer window, long at) throws IOException {
    window.clear();
    long from = at;
    int n = file.read(window, from);
    while (n > 0) {
      from += n;
      n = file.read(window, from);
    }
    window.flip();
  }

  private boolean isRecord(long at, @Nullable String warcinfo) throws IOException {
    String head = head(at);
    return head != null && (warcinfo == null || warcinfo.equals(warcinfo(head)));
  }

  /** The head of the record at a place; null if there is none. */
  private @Nullable String head(long at) throws IOException {
    GzipMembers members = new GzipMembers(new Section(file, at), at);
    try {
      if (!members.next() || !begins(members)) {
        return null;
      }
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 10];
      while (head.size() < MAX_HEAD_BYTES) {
        int n = members.read(chunk, 0, chunk.length);
        head.write(chunk, 0, Math.max(0, n));
        String text = head.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf(HEAD_END);
        if (end >= 0 || n < 0) {
          return end < 0 ? null : text.substring(0, end);
        }
      }
      return null;
    } catch (EOFException | ZipException e) {
      return null;
    } finally {
      members.free();
    }
  }

  private static boolean begins(InputStream record) throws IOException {
    for (byte expected : BEGINNING) {
      if (record.read() != expected) {
        return false;
      }
    }
    return true;
  }

  /** The file from some place on; its own place in the file is left alone. */
  static final class Section extends InputStream {
    private final FileChannel file;
    private long at;

    Section(FileChannel file, long at) {
      this.file = file;
      this.at = at;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int n = read(one, 0, 1);
      return n < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = file.read(ByteBuffer.wrap(target, offset, length), at);
      at += Math.max(0, n);
      return n;
    }
  }
}

package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ZIP file that has to be in the one form of {@link StoredZipWriter}, and names each part
 * of it that is not. Nothing is unpacked: names cannot lead anywhere, and nothing can grow.
 *
 * <p>Where the directory at the end is damaged, files are found one after another from the start.
 */
final class StoredZipReader {
  static final int MAX_ENTRIES = 10_000;
  private static final String DIRECTORY = "the list of files at the end of the package";

  private final FileChannel file;
  private final List<Damage> damages = new ArrayList<>();
  private List<ZipEntryHead> entries = List.of();

  private StoredZipReader(FileChannel file) {
    this.file = file;
  }

  /** Reads all headers; the channel stays with the caller. */
  static StoredZipReader read(FileChannel file) throws IOException {
    StoredZipReader reader = new StoredZipReader(file);
    try {
      reader.entries = reader.directory();
      reader.checkHeaders();
    } catch (NotTheFormException e) {
      reader.damages.add(new Damage(DIRECTORY, String.valueOf(e.getMessage())));
      reader.entries = reader.oneAfterAnother();
    }
    return reader;
  }

  /** The files in their order; those that can be found, where something is damaged. */
  List<ZipEntryHead> entries() {
    return entries;
  }

  List<Damage> damages() {
    return damages;
  }

  /** The content of a file, which ends early if the package does. */
  InputStream open(ZipEntryHead entry) {
    return new Section(file, entry.contentAt(), entry.size());
  }

  private List<ZipEntryHead> directory() throws IOException, NotTheFormException {
    long end = file.size() - ZipEntryHead.END_BYTES;
    if (end < 0) {
      throw new NotTheFormException("it is missing: the package was cut off, or is none");
    }
    byte[] bytesAtEnd = at(end, ZipEntryHead.END_BYTES);
    ByteBuffer last = numbers(bytesAtEnd);
    int count = Short.toUnsignedInt(last.getShort(10));
    long bytes = Integer.toUnsignedLong(last.getInt(12));
    long start = Integer.toUnsignedLong(last.getInt(16));
    if (last.getInt(0) != ZipEntryHead.END_SIGNATURE) {
      throw new NotTheFormException(
          "the package does not end with it: cut off, added to or changed");
    }
    boolean canonical = Arrays.equals(bytesAtEnd, ZipEntryHead.end(count, bytes, start));
    if (!canonical || start + bytes != end || count > MAX_ENTRIES) {
      throw new NotTheFormException("its last " + ZipEntryHead.END_BYTES + " bytes do not fit");
    }
    return entries(count, start, end);
  }

  private List<ZipEntryHead> entries(int count, long start, long end)
      throws IOException, NotTheFormException {
    List<ZipEntryHead> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long at = start;
    long expected = 0;
    while (at < end) {
      ZipEntryHead entry = central(at, end, found.size() + 1);
      if (!names.add(entry.name())) {
        throw new NotTheFormException(entry.name() + " is in it twice");
      }
      if (entry.offset() != expected) {
        throw new NotTheFormException(
            entry.name() + " does not follow the file before it: moved, left out or put in");
      }
      expected = entry.end();
      at += ZipEntryHead.CENTRAL_BYTES + entry.name().length();
      found.add(entry);
    }
    if (found.size() != count || expected != start) {
      throw new NotTheFormException("files are missing in it, or bytes stand between them");
    }
    return found;
  }

  private ZipEntryHead central(long at, long end, int number)
      throws IOException, NotTheFormException {
    String place = "its line " + number + " was changed";
    if (end - at < ZipEntryHead.CENTRAL_BYTES) {
      throw new NotTheFormException(place);
    }
    ByteBuffer head = numbers(at(at, ZipEntryHead.CENTRAL_BYTES));
    int length = Short.toUnsignedInt(head.getShort(28));
    if (length > ZipEntryHead.MAX_NAME || end - at < ZipEntryHead.CENTRAL_BYTES + length) {
      throw new NotTheFormException(place);
    }
    String name = text(at(at + ZipEntryHead.CENTRAL_BYTES, length));
    ZipEntryHead entry =
        new ZipEntryHead(
            name,
            Integer.toUnsignedLong(head.getInt(16)),
            Integer.toUnsignedLong(head.getInt(20)),
            Integer.toUnsignedLong(head.getInt(42)));
    if (!ZipEntryHead.isName(name)) {
      throw new NotTheFormException(place + ": a name that no file of a package has");
    }
    byte[] whole = at(at, ZipEntryHead.CENTRAL_BYTES + length);
    if (!Arrays.equals(whole, entry.central())) {
      throw new NotTheFormException(place + ", that of " + name);
    }
    return entry;
  }

  private void checkHeaders() throws IOException {
    for (ZipEntryHead entry : entries) {
      byte[] wanted = entry.local();
      if (!Arrays.equals(wanted, at(entry.offset(), wanted.length))) {
        damages.add(new Damage(entry.name(), "its header in the package was changed"));
      }
    }
  }

  private List<ZipEntryHead> oneAfterAnother() throws IOException {
    List<ZipEntryHead> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String before = "the beginning";
    long at = 0;
    while (found.size() < MAX_ENTRIES && file.size() - at >= ZipEntryHead.LOCAL_BYTES) {
      ByteBuffer head = numbers(at(at, ZipEntryHead.LOCAL_BYTES));
      if (head.getInt(0) == ZipEntryHead.CENTRAL_SIGNATURE) {
        return found;
      }
      ZipEntryHead entry = local(head, at);
      if (entry == null || !names.add(entry.name())) {
        damages.add(new Damage("what follows " + before, "is no file of a package"));
        return found;
      }
      if (entry.end() > file.size()) {
        damages.add(new Damage(entry.name(), "the package ends within it"));
        return found;
      }
      found.add(entry);
      before = entry.name();
      at = entry.end();
    }
    return found;
  }

  /** The file whose header this is; null if it is none in the one form. */
  private @Nullable ZipEntryHead local(ByteBuffer head, long at) throws IOException {
    int length = Short.toUnsignedInt(head.getShort(26));
    if (length > ZipEntryHead.MAX_NAME) {
      return null;
    }
    ZipEntryHead entry =
        new ZipEntryHead(
            text(at(at + ZipEntryHead.LOCAL_BYTES, length)),
            Integer.toUnsignedLong(head.getInt(14)),
            Integer.toUnsignedLong(head.getInt(18)),
            at);
    byte[] wanted = entry.local();
    boolean fits = Arrays.equals(wanted, at(at, wanted.length));
    return fits && ZipEntryHead.isName(entry.name()) ? entry : null;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer numbers(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** So many bytes from some place on, zeros where the file ends. */
  private byte[] at(long place, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    long from = place;
    int n = 0;
    while (target.hasRemaining() && n >= 0) {
      n = file.read(target, from);
      from += Math.max(0, n);
    }
    return bytes;
  }

  /** The file is not in the one form. */
  private static final class NotTheFormException extends Exception {
    private static final long serialVersionUID = 1L;

    NotTheFormException(String reason) {
      super(reason);
    }
  }

  /** A part of the file; its own place in the file is left alone. */
  private static final class Section extends InputStream {
    private final FileChannel file;
    private long at;
    private long left;

    Section(FileChannel file, long at, long left) {
      this.file = file;
      this.at = at;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, left)), at);
      if (n > 0) {
        at += n;
        left -= n;
      }
      return n;
    }
  }
}

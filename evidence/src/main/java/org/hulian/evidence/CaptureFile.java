package org.hulian.evidence;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** One WARC file that is being written. Guarded by its archive, but for {@link #force}. */
final class CaptureFile implements Closeable {
  /** What a file's name ends in while a process writes to it. */
  static final String IN_USE = ".open";

  /** How a file's name tells when it was begun. */
  static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path path;
  private final FileChannel channel;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final WarcWriter writer;
  private final URI warcinfo = URI.create("urn:uuid:" + UUID.randomUUID());
  private long size;
  private volatile boolean closed;
  private volatile @Nullable IOException broken;

  private CaptureFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.writer = new WarcWriter(Channels.newChannel(buffer), WarcCompression.GZIP);
  }

  /** Makes a file, locks it for this process, and writes its head. */
  static CaptureFile create(ArchiveSettings settings, Instant now, int sequence)
      throws IOException {
    String unique = HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits(), 8);
    String name =
        String.format(Locale.ROOT, "hulian-%s-%s-%05d", STAMP.format(now), unique, sequence);
    Path path = settings.folder().resolve(name + ".warc.gz" + IN_USE);
    FileChannel channel = PrivateFiles.create(path);
    CaptureFile file = new CaptureFile(path, channel);
    try {
      if (channel.tryLock() == null) {
        throw new IOException(path + " is in use by another process");
      }
      file.writer.write(file.head(settings, now));
      file.flush();
      Folders.force(settings.folder());
      return file;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private Warcinfo head(ArchiveSettings settings, Instant now) {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("software", List.of(settings.software()));
    fields.put("operator", List.of(settings.operator()));
    fields.put("robots", List.of("obey, RFC 9309"));
    fields.put("format", List.of("WARC File Format 1.1"));
    fields.put(
        "conformsTo",
        List.of("http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"));
    return new Warcinfo.Builder()
        .version(MessageVersion.WARC_1_1)
        .recordId(warcinfo)
        .date(now)
        .filename(finalName())
        .fields(fields)
        .build();
  }

  private String finalName() {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, name.length() - IN_USE.length());
  }

  long size() {
    return size;
  }

  /** Records that belong together. */
  interface Records {
    void writeTo(WarcWriter writer, URI warcinfo) throws IOException;
  }

  /** Writes all records or none. */
  void append(Records records) throws IOException {
    buffer.reset();
    records.writeTo(writer, warcinfo);
    flush();
  }

  private void flush() throws IOException {
    requireSound();
    ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
    try {
      long at = size;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      size = at;
    } catch (IOException e) {
      cutOff(e);
      throw new IOException(path + ": " + e.getMessage(), e);
    } finally {
      buffer.reset();
    }
  }

  private void cutOff(IOException cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
      broken = cause;
    }
  }

  /** Puts the file on the disk; another thread may write or close the file meanwhile. */
  void force() throws IOException {
    requireSound();
    try {
      channel.force(false);
    } catch (ClosedChannelException e) {
      if (!closed) {
        throw e;
      }
      // Closing forced it.
    } catch (IOException e) {
      broken = e; // what did not reach the disk may never do so, even if a second call succeeds
      throw e;
    }
  }

  private void requireSound() throws IOException {
    if (broken != null) {
      throw new IOException(path + ": an earlier write failed: " + broken.getMessage(), broken);
    }
  }

  /**
   * Puts the file on the disk and gives it its final name. If that fails it keeps the name it has,
   * and is repaired when the folder is opened again.
   */
  @Override
  public void close() throws IOException {
    try (channel) {
      force();
      Files.move(path, path.resolveSibling(finalName()), StandardCopyOption.ATOMIC_MOVE);
      Folders.force(path.toAbsolutePath().getParent());
      closed = true;
    }
  }
}

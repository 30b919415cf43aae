package org.hulian.evidence;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** Reads the records of a WARC file, compressed or not, and says where each begins. */
final class WarcRecords implements Closeable {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int PLAIN_BEGINNING = 'W' << Byte.SIZE | 'A';

  /** A file that is damaged in more places is not worth what reading it may cost. */
  private static final int MOST_DAMAGES = 1_000;

  private final Path file;
  private InputStream in;
  private @Nullable GzipMembers members;
  private final long base;
  private int damages;
  private @Nullable String named;
  private @Nullable String warcinfo;
  private @Nullable WarcReader reader;
  private @Nullable WarcRecord current;

  private WarcRecords(Path file, InputStream in, @Nullable GzipMembers members, long base) {
    this.file = file;
    this.in = in;
    this.members = members;
    this.base = base;
  }

  /**
   * Opens a file.
   *
   * @param from where a record begins, in bytes from the start of the file
   */
  static WarcRecords open(Path file, long from) throws IOException {
    // A seekable channel would let the library skip beyond the end of a file that was cut off.
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.skipNBytes(from);
      in.mark(2);
      int beginning = in.read() << Byte.SIZE | in.read();
      in.reset();
      // The first byte may be the damaged one.
      boolean named = beginning != PLAIN_BEGINNING && file.toString().contains(".gz");
      boolean gzip = beginning == GZIP_MAGIC || named;
      GzipMembers members = gzip ? new GzipMembers(in, from) : null;
      return new WarcRecords(file, in, members, from);
    } catch (EOFException e) {
      in.close();
      throw new WarcDamagedException(file, from, "the file ends before this byte", e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The next record, null at the end.
   *
   * @throws WarcDamagedException if it cannot be read; {@link #goOn} may find another behind it
   */
  @Nullable WarcRecord next() throws IOException {
    try {
      current = read();
      if (current != null) {
        named = RecordSearch.warcinfo(current);
      }
      return current;
    } catch (ParsingException e) {
      throw damaged("not a WARC record", e);
    } catch (ZipException | EOFException e) {
      throw damaged(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw damaged("a header field of the record cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Goes on behind a damaged record of a compressed file.
   *
   * @return false if there is no record any more
   */
  boolean goOn() throws IOException {
    if (members == null || ++damages > MOST_DAMAGES) {
      return false;
    }
    OptionalLong next;
    try (FileChannel channel = FileChannel.open(file)) {
      next = new RecordSearch(channel).next(members.start() + 1, warcinfo);
    }
    if (next.isEmpty()) {
      return false;
    }
    close();
    in = new BufferedInputStream(Files.newInputStream(file));
    in.skipNBytes(next.getAsLong());
    members = new GzipMembers(in, next.getAsLong());
    reader = null;
    current = null;
    named = warcinfo;
    return true;
  }

  private @Nullable WarcRecord read() throws IOException {
    GzipMembers members = this.members;
    if (members == null) {
      return readPlain();
    }
    while (true) {
      if (reader != null) {
        WarcRecord record = reader.next().orElse(null);
        if (record != null) {
          return record;
        }
      }
      if (!members.next()) {
        return null;
      }
      warcinfo = named; // its checksum was right
      reader = reader(members);
    }
  }

  private @Nullable WarcRecord readPlain() throws IOException {
    if (reader == null) {
      reader = reader(in);
    }
    finishCurrent();
    return reader.next().orElse(null);
  }

  /** Reads to the end of the current record, so that an error there is blamed on it. */
  void finishCurrent() throws IOException {
    if (current != null) {
      try {
        current.body().consume();
      } catch (ZipException | EOFException e) {
        throw damaged(e.getMessage(), e);
      }
    }
  }

  private static WarcReader reader(InputStream stream) throws IOException {
    WarcReader reader = new WarcReader(Channels.newChannel(stream));
    reader.calculateBlockDigest();
    return reader;
  }

  private WarcDamagedException damaged(@Nullable String reason, Exception cause) {
    return new WarcDamagedException(file, offset(), reason == null ? "unreadable" : reason, cause);
  }

  /** Whether the file is compressed, so that a record may be a gzip member of its own. */
  boolean isCompressed() {
    return members != null;
  }

  /** Where the newest record begins; in a file that was compressed as a whole, the file's start. */
  long offset() {
    GzipMembers members = this.members;
    if (members != null) {
      return members.start();
    }
    return reader == null ? base : base + reader.position();
  }

  @Override
  public void close() throws IOException {
    if (members != null) {
      members.close();
    }
    in.close();
  }
}

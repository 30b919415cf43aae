package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Writes a ZIP file in the one form that packages have, so that the same files give the same bytes
 * on any machine. Not thread-safe.
 */
final class StoredZipWriter {
  private final OutputStream out;
  private final List<ZipEntryHead> entries = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private long at;

  StoredZipWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a file.
   *
   * @throws IllegalArgumentException if the name is not allowed or there already
   * @throws IOException if it cannot be written, is not as it was measured, or there is no room
   */
  void add(Measured file) throws IOException {
    if (!ZipEntryHead.isName(file.path()) || !names.add(file.path())) {
      throw new IllegalArgumentException("no name for a file of a package: " + file.path());
    }
    ZipEntryHead entry = new ZipEntryHead(file.path(), file.crc(), file.bytes(), at);
    if (entry.end() > ZipEntryHead.MAX_BYTES) {
      throw new IOException("a package has " + ZipEntryHead.MAX_BYTES + " bytes at most");
    }
    if (entries.size() >= StoredZipReader.MAX_ENTRIES) {
      throw new IOException("a package has " + StoredZipReader.MAX_ENTRIES + " files at most");
    }
    out.write(entry.local());
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(file.source().open(), crc)) {
      if (in.transferTo(out) != file.bytes() || crc.getValue() != file.crc()) {
        throw new IOException(file.path() + " changed while the package was made");
      }
    }
    entries.add(entry);
    at = entry.end();
  }

  /** Writes the end; the stream stays open. Returns how many bytes there are in all. */
  long finish() throws IOException {
    long bytes = 0;
    for (ZipEntryHead entry : entries) {
      byte[] header = entry.central();
      out.write(header);
      bytes += header.length;
    }
    out.write(ZipEntryHead.end(entries.size(), bytes, at));
    return at + bytes + ZipEntryHead.END_BYTES;
  }
}

package org.hulian.evidence.pack;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.hulian.evidence.log.Sha256;

/**
 * What a ZIP file and a manifest say of a file.
 *
 * @param sha256 lower-case hexadecimal
 */
record Measured(
    String path, String mediaType, long bytes, long crc, String sha256, PackagePart.Source source) {
  private static final int CHUNK = 64 << 10;

  /** Reads a file to its end. */
  static Measured of(PackagePart part) throws IOException {
    try (InputStream in = part.source().open()) {
      Sums sums = Sums.of(in);
      return new Measured(
          part.path(), part.mediaType(), sums.bytes, sums.crc, sums.sha256, part.source());
    }
  }

  /** Length and checksums of a stream. */
  record Sums(long bytes, long crc, String sha256) {
    static Sums of(InputStream in) throws IOException {
      MessageDigest digest = Sha256.digest();
      CRC32 crc = new CRC32();
      byte[] chunk = new byte[CHUNK];
      long bytes = 0;
      int n = in.read(chunk);
      while (n >= 0) {
        digest.update(chunk, 0, n);
        crc.update(chunk, 0, n);
        bytes += n;
        n = in.read(chunk);
      }
      return new Sums(bytes, crc.getValue(), HexFormat.of().formatHex(digest.digest()));
    }
  }
}

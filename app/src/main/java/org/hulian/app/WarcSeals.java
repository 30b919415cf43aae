package org.hulian.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hulian.store.Database;
import org.hulian.store.audit.WarcFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes of whole WARC files, in store and audit log: by them a file is missed that no listing
 * rests on, and a change is found that the digest of no record covers.
 */
final class WarcSeals {
  private static final Logger LOG = LoggerFactory.getLogger(WarcSeals.class);
  private static final String IN_USE = ".open";
  private static final int CHUNK = 1 << 16;

  private WarcSeals() {}

  /** Seals the files that were written to their end since the last time. */
  static void seal(Database store, Path data) {
    try {
      Set<String> known =
          store.warcFiles().list().stream().map(WarcFiles.Sealed::name).collect(Collectors.toSet());
      for (Path file : new WarcFolder(data).files()) {
        String name = String.valueOf(file.getFileName());
        if (!known.contains(name) && !name.endsWith(IN_USE)) {
          store.warcFiles().seal(new WarcFiles.Sealed(name, Files.size(file), sha256(file)));
        }
      }
    } catch (IOException | RuntimeException e) { // as with signing, the next command sees to it
      LOG.warn("WARC files were not sealed: {}", e.getMessage());
    }
  }

  /**
   * Holds the files against their seals.
   *
   * @param explained files of which something was told already
   * @return how many there are to be
   */
  static long check(Database store, Path data, Set<Path> explained, Consumer<Problem> problems)
      throws IOException {
    long count = 0;
    for (WarcFiles.Sealed sealed : store.warcFiles().list()) {
      Path file = DataFolder.warcOf(data).resolve(sealed.name());
      if (!Files.isRegularFile(file)) {
        problems.accept(new Problem(file.toString(), "missing"));
      } else if (Files.size(file) != sealed.bytes()) {
        problems.accept(
            new Problem(
                file.toString(),
                "it had " + sealed.bytes() + " bytes and has " + Files.size(file)));
      } else if (!explained.contains(file) && !sha256(file).equals(sealed.sha256())) {
        problems.accept(
            new Problem(file.toString(), "changed in bytes that the digest of no record covers"));
      }
      count++;
    }
    return count;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        while (in.read(chunk) >= 0) {
          // the stream reckons
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

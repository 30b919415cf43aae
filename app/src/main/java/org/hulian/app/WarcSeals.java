package org.hulian.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hulian.evidence.log.Sha256;
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

  private WarcSeals() {}

  /** Seals the files that were written to their end since the last time. */
  static void seal(Database store, Path data) {
    try {
      Set<String> known =
          store.warcFiles().list().stream().map(WarcFiles.Sealed::name).collect(Collectors.toSet());
      for (Path file : new WarcFolder(data).files()) {
        String name = String.valueOf(file.getFileName());
        if (!known.contains(name) && !name.endsWith(IN_USE)) {
          store.warcFiles().seal(new WarcFiles.Sealed(name, Files.size(file), Sha256.hex(file)));
        }
      }
    } catch (IOException | RuntimeException e) { // as with signing, the next command sees to it
      LOG.warn("WARC files were not sealed: {}", e.getMessage());
    }
  }

  /**
   * Holds the files against their seals; the audit log is held against these by itself.
   *
   * @param explained files of which something was told already
   * @return files that have no seal, which the next command gives them that writes: their records
   *     fit their own digests, and nothing else speaks for them
   */
  static List<Path> check(
      Database store, Path data, Set<Path> explained, Consumer<Problem> problems)
      throws IOException {
    Set<String> known = new HashSet<>();
    for (WarcFiles.Sealed sealed : store.warcFiles().list()) {
      Path file = DataFolder.warcOf(data).resolve(sealed.name());
      if (!Files.isRegularFile(file)) {
        problems.accept(new Problem(file.toString(), "missing"));
      } else if (Files.size(file) != sealed.bytes()) {
        problems.accept(
            new Problem(
                file.toString(),
                "it had " + sealed.bytes() + " bytes and has " + Files.size(file)));
      } else if (!explained.contains(file) && !Sha256.hex(file).equals(sealed.sha256())) {
        problems.accept(
            new Problem(file.toString(), "changed in bytes that the digest of no record covers"));
      }
      known.add(sealed.name());
    }
    return new WarcFolder(data)
        .files().stream()
            .filter(file -> !file.toString().endsWith(IN_USE))
            .filter(file -> !known.contains(String.valueOf(file.getFileName())))
            .toList();
  }
}

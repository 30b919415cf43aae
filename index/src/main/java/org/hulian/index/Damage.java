package org.hulian.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** What is wrong with the files of a generation, by Lucene's own check. */
final class Damage {
  private Damage() {}

  static Optional<String> in(Path generation) throws IOException {
    if (!Files.isDirectory(generation)) {
      return Optional.of("the folder " + generation.getFileName() + " is gone");
    }
    try (Directory directory = FSDirectory.open(generation);
        CheckIndex check = new CheckIndex(directory)) {
      check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
      check.setThreadCount(Runtime.getRuntime().availableProcessors());
      CheckIndex.Status status = check.checkIndex();
      if (status.clean) {
        return Optional.empty();
      }
      return Optional.of(
          status.missingSegments
              ? "its list of parts cannot be read"
              : status.numBadSegments + " of " + status.numSegments + " parts are damaged");
    }
  }
}

package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.WarcDamagedException;
import org.hulian.listing.CaptureRef;

/** Reads WARC files record by record and holds each against its digest. */
final class WarcCheck {
  private final Problems problems;
  private final Consumer<CaptureRef> found;
  private final Set<Path> damaged = new HashSet<>();
  private long records;
  private long undigested;
  private int files;

  /**
   * Reads nothing yet.
   *
   * @param found told of each page that is whole
   */
  WarcCheck(Problems problems, Consumer<CaptureRef> found) {
    this.problems = problems;
    this.found = found;
  }

  void read(List<Path> wanted, Progress progress) throws IOException {
    for (Path file : wanted) {
      try (CaptureReader reader =
          CaptureReader.open(file, problem -> tell(file, Problem.of(problem)))) {
        read(file, reader, progress);
        records += reader.skipped();
        undigested += reader.undigested();
      }
      files++;
    }
  }

  private void read(Path file, CaptureReader reader, Progress progress) throws IOException {
    try {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        found.accept(next.get().capture());
        records++;
        progress.add(1);
        next = reader.next();
      }
    } catch (WarcDamagedException e) {
      tell(file, Problem.of(e));
    }
  }

  private void tell(Path file, Problem problem) {
    damaged.add(file);
    problems.accept(problem);
  }

  /** Files of which something was told. */
  Set<Path> damaged() {
    return damaged;
  }

  /** How many records there were, in words. */
  String summary() {
    String unchecked =
        undigested == 0 ? "" : String.format(Locale.ROOT, " (%,d without a digest)", undigested);
    return String.format(Locale.ROOT, "%,d records in %,d WARC files%s", records, files, unchecked);
  }
}

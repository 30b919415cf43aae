package org.hulian.crawler.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.crawler.PageSnapshot;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;

/** Shows the responses of a WARC file to a test. */
final class CaptureFiles {
  private CaptureFiles() {}

  static void read(Path file, Consumer<PageSnapshot> pages) throws IOException {
    try (CaptureReader reader =
        CaptureReader.open(
            file,
            problem -> {
              throw new IllegalStateException(problem.toString());
            })) {
      for (Optional<Captured> next = reader.next(); next.isPresent(); next = reader.next()) {
        pages.accept(page(next.get()));
      }
    }
  }

  private static PageSnapshot page(Captured captured) {
    return new PageSnapshot(
        captured.uri(),
        captured.status(),
        captured.headers(),
        captured.body(),
        captured.date(),
        captured.capture());
  }
}

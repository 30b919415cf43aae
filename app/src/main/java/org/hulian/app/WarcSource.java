package org.hulian.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.ItemAssembler;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.evidence.CaptureReader;
import org.hulian.evidence.Captured;
import org.hulian.evidence.WarcDamagedException;
import org.hulian.listing.ListingSink;

/** Reads the listings out of WARC files. */
final class WarcSource {
  private final ListingExtractor extractor;
  private final Consumer<Problem> problems;
  private LongConsumer read = count -> {};
  private long pages;
  private long skipped;

  /** Tells {@code problems} in one line of every record that could not be read. */
  WarcSource(ListingExtractor extractor, Consumer<Problem> problems) {
    this.extractor = extractor;
    this.problems = problems;
  }

  /** Tells {@code counter} after each page how many were read. */
  WarcSource counting(LongConsumer counter) {
    read = counter;
    return this;
  }

  /** Whether a file is named like a WARC file. */
  static boolean isWarc(Path file) {
    return file.toString().matches("(?i).*\\.warc(\\.gz|\\.open|\\.gz\\.open)?");
  }

  /**
   * Hands every item of the file out once, however many pages show it; what is damaged is told of,
   * and the rest is read as far as it can be found.
   */
  void read(Path file, ListingSink sink) throws IOException {
    ItemAssembler items = new ItemAssembler();
    try {
      assemble(file, items);
    } finally {
      items.finish(sink);
    }
  }

  private void assemble(Path file, ItemAssembler items) throws IOException {
    try (CaptureReader reader =
        CaptureReader.open(file, problem -> problems.accept(Problem.of(problem)))) {
      Optional<Captured> next = reader.next();
      while (next.isPresent()) {
        items.add(extractor.extract(page(next.get())));
        pages++;
        read.accept(pages);
        next = reader.next();
      }
      skipped += reader.skipped();
    } catch (WarcDamagedException e) {
      problems.accept(Problem.of(e));
    }
  }

  /** A recorded answer as a page to be read. */
  static PageSnapshot page(Captured captured) {
    return new PageSnapshot(
        captured.uri(),
        captured.status(),
        captured.headers(),
        captured.body(),
        captured.date(),
        captured.capture());
  }

  /** How many responses were read so far. */
  long pages() {
    return pages;
  }

  /** How many records so far were no responses. */
  long skipped() {
    return skipped;
  }
}

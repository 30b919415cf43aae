package org.hulian.review.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hulian.evidence.CaptureLookup;
import org.hulian.evidence.Captured;
import org.hulian.evidence.page.PageText;
import org.hulian.listing.Sighting;
import org.jspecify.annotations.Nullable;

/** The recorded pages of an installation. Thread-safe. */
public final class Recordings {
  /** A file of 256 MiB is read in a few seconds; nobody waits longer before a page. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CaptureLookup lookup;
  private final PageTexts texts;

  /** Reads nothing yet; {@code warc} is the folder of the WARC files. */
  public Recordings(Path warc, PageTexts texts) {
    lookup = new CaptureLookup(warc);
    this.texts = texts;
  }

  /** What the files have of the page that was seen; absent if the look left no recording. */
  public CaptureLookup.@Nullable Outcome find(Sighting sighting) throws IOException {
    return sighting.capture() == null
        ? null
        : lookup.find(sighting.capture(), sighting.fetchedAt(), PATIENCE);
  }

  /** The text of a page, not masked. */
  public PageText text(Captured page) {
    return texts.read(page);
  }
}

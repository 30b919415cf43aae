package org.hulian.listing.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON Lines; blank lines are passed over. */
final class JsonRows implements RowReader {
  private final LineReader lines;

  JsonRows(LineReader lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable FeedRow next() throws IOException {
    FeedLine line = lines.next();
    while (line != null && line.problem() == null && line.text().isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    if (line.problem() != null) {
      return new FeedRow.Broken(line.number(), line.problem());
    }
    try {
      return new FeedRow.Fields(line.number(), JsonText.object(line.text()));
    } catch (FieldException e) {
      return new FeedRow.Broken(line.number(), e.reason());
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

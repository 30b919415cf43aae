package org.hulian.listing.feed;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Verdict;

/** Writes verdicts as JSON Lines, the output of a scan. Buffers; not thread-safe. */
public final class PredictionWriter implements Closeable, Flushable {
  private final LineWriter lines;

  /** Writes to this stream; closing closes it. */
  public PredictionWriter(OutputStream out) {
    lines = new LineWriter(out);
  }

  public void write(ListingId id, Verdict verdict) throws IOException {
    lines.write(
        JsonText.write(
            json -> {
              json.writeStringProperty("id", id.value());
              VerdictJson.write(json, verdict);
            }));
  }

  @Override
  public void flush() throws IOException {
    lines.flush();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

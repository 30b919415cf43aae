package org.hulian.listing.feed;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import org.hulian.listing.Listing;

/** Writes listings as JSON Lines. Buffers; not thread-safe. */
public final class ListingWriter implements Closeable, Flushable {
  private final LineWriter lines;

  /** Writes to this stream; closing closes it. */
  public ListingWriter(OutputStream out) {
    lines = new LineWriter(out);
  }

  public void write(Listing listing) throws IOException {
    lines.write(ListingCodec.encode(listing));
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

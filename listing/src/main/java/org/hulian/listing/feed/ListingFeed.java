package org.hulian.listing.feed;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads listings from a feed one by one in constant memory. A line that cannot be read is reported
 * and skipped, and the rest goes on. Not thread-safe.
 */
public final class ListingFeed implements Closeable {
  private final Rows rows;

  private ListingFeed(Rows rows) {
    this.rows = rows;
  }

  /** The lines of a feed in one of the formats. */
  interface Rows extends Closeable {
    /** The next item; empty at the end. */
    Optional<FeedItem> next() throws IOException;
  }

  /**
   * Opens a file in UTF-8, in the format that its name speaks of, or else JSON Lines.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  public static ListingFeed open(Path file) throws IOException {
    FeedFormat format = FeedFormat.ofName(file.toString()).orElse(FeedFormat.JSON_LINES);
    return read(Files.newInputStream(file), file.toString(), format, StandardCharsets.UTF_8);
  }

  /**
   * Reads a stream, which is closed with the feed.
   *
   * @param name of the feed in messages
   * @param charset of its bytes; a byte order mark is left out
   */
  public static ListingFeed read(
      InputStream stream, String name, FeedFormat format, Charset charset) {
    InputStream buffered = new BufferedInputStream(stream, 1 << 16);
    return new ListingFeed(
        switch (format) {
          case JSON_LINES -> new JsonRows(buffered, name, charset);
          case CSV -> new CsvRows(buffered, name, charset);
        });
  }

  /**
   * The next listing or skipped line; empty at the end.
   *
   * @throws IOException if the stream cannot be read any further
   */
  public Optional<FeedItem> next() throws IOException {
    return rows.next();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

package org.hulian.listing.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads listings from JSON Lines or CSV, item by item in constant memory. What cannot be read comes
 * as a {@link FeedProblem} in its place, and the rest goes on. Not thread-safe.
 *
 * <p>Fields are those of the listing contract; unknown ones are passed over. CSV needs a header;
 * its {@code replies} and {@code capture} are written as JSON, its {@code images} as JSON or parted
 * by blanks. A line may have 8 MB.
 */
public final class ListingFeed implements Iterator<FeedItem>, Closeable {
  private final String name;
  private final RowReader rows;
  private @Nullable FeedItem next;
  private boolean looked;

  private ListingFeed(String name, RowReader rows) {
    this.name = name;
    this.rows = rows;
  }

  /**
   * Opens a file in UTF-8, with or without byte order mark; the format is told by its name.
   *
   * @throws IOException if it cannot be opened
   */
  public static ListingFeed open(Path file) throws IOException {
    return open(file, FeedFormat.ofName(file.toString()), StandardCharsets.UTF_8);
  }

  /**
   * Opens a file.
   *
   * @param charset UTF-8, GB18030 or another in which a line feed is one byte 0A
   * @throws IOException if it cannot be opened
   */
  public static ListingFeed open(Path file, FeedFormat format, Charset charset) throws IOException {
    return read(file.toString(), Files.newInputStream(file), format, charset);
  }

  /**
   * Reads a stream, which closing this closes.
   *
   * @param name of the feed in problems
   * @param charset as for {@link #open}
   */
  public static ListingFeed read(String name, InputStream in, FeedFormat format, Charset charset) {
    return new ListingFeed(name, rows(in, format, charset));
  }

  static RowReader rows(InputStream in, FeedFormat format, Charset charset) {
    LineReader lines = new LineReader(in, charset);
    return switch (format) {
      case JSON_LINES -> new JsonRows(lines);
      case CSV -> new CsvRows(lines);
    };
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the feed can no longer be read
   */
  @Override
  public boolean hasNext() {
    if (!looked) {
      next = look();
      looked = true;
    }
    return next != null;
  }

  @Override
  public FeedItem next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the feed has ended");
    }
    looked = false;
    return next;
  }

  private @Nullable FeedItem look() {
    try {
      return switch (rows.next()) {
        case null -> null;
        case FeedRow.Broken broken -> new FeedProblem(name, broken.line(), broken.reason());
        case FeedRow.Fields fields -> item(fields);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can no longer be read: " + e.getMessage(), e);
    }
  }

  private FeedItem item(FeedRow.Fields fields) {
    try {
      return new FeedItem.Read(fields.line(), ListingJson.read(fields.json()));
    } catch (IllegalArgumentException e) {
      return new FeedProblem(name, fields.line(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

package org.hulian.listing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A feed of JSON Lines; empty lines are passed over. */
final class JsonRows implements ListingFeed.Rows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final Reader reader;
  private final LineReader lines;
  private final String name;

  JsonRows(InputStream stream, String name, Charset charset) {
    this.reader = new InputStreamReader(stream, charset);
    this.lines = new LineReader(reader);
    this.name = name;
  }

  @Override
  public Optional<FeedItem> next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.number() == 1 && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1);
      }
      if (lines.tooLong()) {
        return Optional.of(skipped("longer than " + LineReader.MAX_LENGTH + " characters"));
      }
      if (!line.isBlank()) {
        return Optional.of(item(line));
      }
    }
    return Optional.empty();
  }

  private FeedItem item(String line) {
    List<FeedProblem> doubts = new ArrayList<>();
    try {
      ListingFields fields =
          new ListingFields(doubt -> doubts.add(new FeedProblem(name, lines.number(), doubt)));
      return new FeedItem.Entry(fields.listing(Json.read(line)), doubts);
    } catch (FeedException e) {
      return skipped(String.valueOf(e.getMessage()));
    }
  }

  private FeedItem skipped(String reason) {
    return new FeedItem.Skipped(new FeedProblem(name, lines.number(), reason));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

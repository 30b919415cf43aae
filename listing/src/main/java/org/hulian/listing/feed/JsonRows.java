package org.hulian.listing.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A feed of JSON Lines; empty lines are passed over. */
final class JsonRows implements ListingFeed.Rows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final FeedText text;
  private final LineReader lines;
  private final String name;

  JsonRows(InputStream stream, String name, Charset charset) {
    this.text = new FeedText(stream, charset);
    this.lines = new LineReader(text);
    this.name = name;
  }

  @Override
  public Optional<FeedItem> next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (lines.number() == 1 && line.startsWith(BYTE_ORDER_MARK)) {
        line = line.substring(1);
      }
      if (lines.tooLong()) {
        return Optional.of(skipped(LineReader.TOO_LONG));
      }
      if (!line.isBlank()) {
        return Optional.of(item(line));
      }
    }
    return Optional.empty();
  }

  private FeedItem item(String line) {
    String complaint = text.complaint(List.of(line));
    List<FeedProblem> doubts = new ArrayList<>();
    if (!complaint.isEmpty()) {
      doubts.add(problem(complaint));
    }
    try {
      ListingFields fields = new ListingFields(doubt -> doubts.add(problem(doubt)));
      return new FeedItem.Entry(lines.number(), fields.listing(Json.read(line)), doubts);
    } catch (FeedException e) {
      return skipped(e.getMessage() + (complaint.isEmpty() ? "" : "; " + complaint));
    }
  }

  private FeedItem skipped(String reason) {
    return new FeedItem.Skipped(problem(reason));
  }

  private FeedProblem problem(String reason) {
    return new FeedProblem(name, lines.number(), reason);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}

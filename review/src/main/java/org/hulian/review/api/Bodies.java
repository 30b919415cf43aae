package org.hulian.review.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedFormat;
import org.hulian.listing.feed.FeedItem;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.feed.ListingFeed;

/** Listings out of the bodies of requests, which are bounded. */
final class Bodies {
  private static final String NAME = "body";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int CHUNK = 1 << 16;

  private Bodies() {}

  /**
   * What was read.
   *
   * @param lines of each listing, from 1
   */
  record Listings(List<Listing> listings, List<Long> lines, List<FeedProblem> problems) {}

  /** One object, which may stretch over lines. */
  static Listings one(InputStream body, int bytes, InstantSource clock) throws IOException {
    // Within a JSON text a line end is as good as a blank.
    String text = text(body, bytes, clock).replace('\n', ' ').replace('\r', ' ');
    return read(text, 1);
  }

  /** One object on each line. */
  static Listings lines(InputStream body, int bytes, int most, InstantSource clock)
      throws IOException {
    return read(text(body, bytes, clock), most);
  }

  private static Listings read(String text, int most) throws IOException {
    Listings read = new Listings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    InputStream stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (ListingFeed feed =
        ListingFeed.read(stream, NAME, FeedFormat.JSON_LINES, StandardCharsets.UTF_8)) {
      for (Optional<FeedItem> item = feed.next(); item.isPresent(); item = feed.next()) {
        switch (item.get()) {
          case FeedItem.Skipped skipped -> read.problems.add(skipped.problem());
          case FeedItem.Entry entry -> {
            read.listings.add(entry.listing());
            read.lines.add(entry.line());
            read.problems.addAll(entry.doubts());
          }
        }
        if (read.listings.size() + read.problems.size() > most * 2L
            || read.listings.size() > most) {
          throw new ApiProblem(
              ApiProblem.Kind.TOO_LARGE,
              String.format(Locale.ROOT, "A body has %,d listings at most.", most));
        }
      }
    }
    return read;
  }

  private static String text(InputStream body, int bytes, InstantSource clock) throws IOException {
    byte[] read = read(body, bytes, clock.instant().plus(LONGEST), clock);
    if (read.length > bytes) {
      throw new ApiProblem(
          ApiProblem.Kind.TOO_LARGE,
          String.format(Locale.ROOT, "A body has %,d bytes at most.", bytes));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    } catch (CharacterCodingException e) {
      throw new ApiProblem(ApiProblem.Kind.BODY, "The body is not UTF-8.");
    }
  }

  /** One byte more than allowed, so that too many are noticed; by a time, so that room is freed. */
  private static byte[] read(InputStream body, int bytes, Instant end, InstantSource clock)
      throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    while (read.size() <= bytes) {
      int count = body.read(chunk, 0, Math.min(CHUNK, bytes + 1 - read.size()));
      if (count < 0) {
        break;
      }
      read.write(chunk, 0, count);
      if (clock.instant().isAfter(end)) {
        throw new ApiProblem(
            ApiProblem.Kind.TOO_SLOW,
            "A body has to be here within " + LONGEST.toSeconds() + " s.");
      }
    }
    return read.toByteArray();
  }
}

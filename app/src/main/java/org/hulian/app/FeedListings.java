package org.hulian.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedItem;
import org.hulian.listing.feed.ListingFeed;
import org.jspecify.annotations.Nullable;

/** The listings of a feed one by one, in constant memory; what cannot be read is reported. */
final class FeedListings implements Iterator<Listing>, Closeable {
  private final Iterator<Listing> listings;
  private final Closeable source;
  private final Runnable cancel;

  private FeedListings(Iterator<Listing> listings, Closeable source, Runnable cancel) {
    this.listings = listings;
    this.source = source;
    this.cancel = cancel;
  }

  static FeedListings of(ListingFeed feed, Consumer<Problem> problems) {
    return new FeedListings(new FeedIterator(feed, problems), feed, () -> {});
  }

  /** Of a WARC file none comes before the file is read to its end, since items span pages. */
  static FeedListings ofWarc(Path file, WarcSource source) {
    HandedListings handed =
        HandedListings.of(
            (sink, checkpoint) -> source.counting(pages -> checkpoint.run()).read(file, sink));
    return new FeedListings(handed, handed, handed::cancel);
  }

  /** Does not wait any longer for a listing that takes long to come. Any thread may call this. */
  void cancel() {
    cancel.run();
  }

  @Override
  public boolean hasNext() {
    return listings.hasNext();
  }

  @Override
  public Listing next() {
    return listings.next();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private static final class FeedIterator implements Iterator<Listing> {
    private final ListingFeed feed;
    private final Consumer<Problem> problems;
    private @Nullable Listing ahead;

    FeedIterator(ListingFeed feed, Consumer<Problem> problems) {
      this.feed = feed;
      this.problems = problems;
    }

    @Override
    public boolean hasNext() {
      try {
        Optional<FeedItem> item = ahead == null ? feed.next() : Optional.empty();
        while (item.isPresent() && ahead == null) {
          take(item.get());
          item = ahead == null ? feed.next() : Optional.empty();
        }
        return ahead != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void take(FeedItem item) {
      switch (item) {
        case FeedItem.Skipped skipped -> problems.accept(Problem.of(skipped.problem()));
        case FeedItem.Entry entry -> {
          entry.doubts().stream().map(Problem::of).forEach(problems);
          ahead = entry.listing();
        }
      }
    }

    @Override
    public Listing next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      Listing listing = ahead;
      ahead = null;
      return listing;
    }
  }
}

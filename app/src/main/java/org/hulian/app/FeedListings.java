package org.hulian.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedItem;
import org.hulian.listing.feed.ListingFeed;
import org.jspecify.annotations.Nullable;

/** The listings of a feed one by one; what cannot be read is reported on the way. */
final class FeedListings implements Iterator<Listing>, Closeable {
  private final Iterator<Listing> listings;
  private final Closeable source;

  private FeedListings(Iterator<Listing> listings, Closeable source) {
    this.listings = listings;
    this.source = source;
  }

  static FeedListings of(ListingFeed feed, Consumer<Problem> problems) {
    return new FeedListings(new FeedIterator(feed, problems), feed);
  }

  static FeedListings ofWarc(Path file, WarcSource source) throws IOException {
    List<Listing> found = new ArrayList<>();
    source.read(file, found::add);
    return new FeedListings(found.iterator(), () -> {});
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

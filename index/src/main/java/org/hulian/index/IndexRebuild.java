package org.hulian.index;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * An index being written anew while the old one serves. What is written to the old one meanwhile is
 * newer than what comes from the store, and is kept. Thread-safe.
 */
public final class IndexRebuild implements AutoCloseable {
  private final ListingIndex index;
  private final Generation built;
  private final Set<ListingId> live = new HashSet<>();
  private boolean ended;

  IndexRebuild(ListingIndex index, Generation built) {
    this.index = index;
    this.built = built;
  }

  /** Writes a listing from the store, unless a newer one was written since the start. */
  public void put(IndexedListing listing) {
    ListingId id = listing.listing().id();
    Document document = Documents.of(listing);
    synchronized (this) {
      if (!live.contains(id)) {
        try {
          built.put(ListingIndex.term(id), document);
        } catch (IOException e) {
          throw Failures.of(index.folder(), e);
        }
      }
    }
  }

  synchronized void putLive(ListingId id, Document document) throws IOException {
    live.add(id);
    built.put(ListingIndex.term(id), document);
  }

  synchronized void removeLive(ListingId id) throws IOException {
    live.add(id);
    built.remove(ListingIndex.term(id));
  }

  /**
   * Puts the new index in the place of the old one, on disk and for searches, in one step.
   *
   * @param mark up to where it has all that its source had
   */
  public void finish(SourceMark mark) {
    end(mark);
  }

  /** Throws the new index away, unless it was finished. */
  @Override
  public void close() {
    end(null);
  }

  private void end(@Nullable SourceMark mark) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    index.end(built, mark);
  }
}

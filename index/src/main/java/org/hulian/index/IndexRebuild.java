package org.hulian.index;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * An index being written anew while the old one serves. What is written to the old one meanwhile is
 * newer than what comes from the store, and is kept. Thread-safe.
 */
public final class IndexRebuild implements AutoCloseable {
  private static final int LOCKS = 64;
  private final ListingIndex index;
  private final Generation built;
  private final @Nullable RebuildProgress found;
  private final Set<ListingId> live = ConcurrentHashMap.newKeySet();
  private final Object[] locks = new Object[LOCKS];
  private final Workers<IndexedListing> workers = new Workers<>(this::write);
  private boolean ended;

  /**
   * Starts, or goes on.
   *
   * @param found how far the new index has been written already; absent if it is empty
   */
  IndexRebuild(ListingIndex index, Generation built, @Nullable RebuildProgress found) {
    this.index = index;
    this.built = built.roomy();
    this.found = found;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  /** How far an earlier one had come that this one goes on with; empty if it begins anew. */
  public Optional<RebuildProgress> found() {
    return Optional.ofNullable(found);
  }

  /** How many listings the new index has. */
  public long size() {
    try {
      return built.size();
    } catch (IOException e) {
      throw Failures.of(index.folder(), e);
    }
  }

  /**
   * Writes a listing from the store, each once, unless a newer one was written since the start. All
   * cores do so in the background: what goes wrong is thrown by a later call.
   */
  public void put(IndexedListing listing) {
    workers.hand(listing);
  }

  private void write(IndexedListing listing) {
    ListingId id = listing.listing().id();
    Document document = Documents.of(listing);
    synchronized (lock(id)) {
      if (live.contains(id)) {
        return;
      }
      try {
        if (found == null) {
          built.add(document);
        } else { // what came after the commit may be there
          built.put(ListingIndex.term(id), document);
        }
      } catch (IOException e) {
        throw Failures.of(index.folder(), e);
      }
    }
  }

  private Object lock(ListingId id) {
    return locks[Math.floorMod(id.hashCode(), LOCKS)];
  }

  void putLive(ListingId id, Document document) throws IOException {
    synchronized (lock(id)) {
      live.add(id);
      built.put(ListingIndex.term(id), document);
    }
  }

  void removeLive(ListingId id) throws IOException {
    synchronized (lock(id)) {
      live.add(id);
      built.remove(ListingIndex.term(id));
    }
  }

  /** Brings all that was put to the disk; from there a rebuild goes on after a crash. */
  public void commit(RebuildProgress progress) {
    workers.await();
    try {
      built.commit(progress);
    } catch (IOException e) {
      throw Failures.of(index.folder(), e);
    }
  }

  /**
   * Puts the new index in the place of the old one, on disk and for searches, in one step.
   *
   * @param mark up to where it has all that its source had
   */
  public void finish(SourceMark mark) {
    workers.await();
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
    workers.close();
    index.end(built, mark);
  }
}

package org.hulian.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.index.IndexRebuild;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.index.SourceMark;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.Changes;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;

/**
 * Carries changes from the store to the index. A change is struck off the store's list only when
 * the index has it on disk, so that a crash repeats work but loses none.
 */
record IndexFeed(ListingRepository listings, ListingIndex index) {
  private static final int BATCH = 1_000;

  /** Carries everything that waits, and tells of each part before it is struck off. */
  int catchUp(Consumer<List<IndexTask>> told) {
    int carried = 0;
    List<IndexTask> tasks = listings.indexTasks(BATCH);
    while (!tasks.isEmpty()) {
      index.putAll(tasks.stream().map(task -> indexed(task.stored())).toList());
      index.commit(mark(tasks.getLast().sequence()));
      told.accept(tasks);
      listings.indexed(tasks.getLast().sequence());
      carried += tasks.size();
      tasks = listings.indexTasks(BATCH);
    }
    index.refresh();
    return carried;
  }

  /**
   * Whether the index has all that it said it had. One that was lost, made of another store, or
   * brought back from an older copy has not; nor has it if the store was brought back.
   */
  boolean isWhole() {
    Changes changes = listings.changes();
    return index
        .mark()
        .filter(mark -> mark.source().equals(changes.store()))
        .filter(mark -> changes.indexed() <= mark.change() && mark.change() <= changes.made())
        .isPresent();
  }

  /**
   * Writes a new index of all that is stored, which then takes the old one's place.
   *
   * @param counter told after each listing how many were written
   * @return how many listings were written
   */
  long rebuild(LongConsumer counter) {
    long upTo = listings.changes().made();
    long[] written = {0};
    try (IndexRebuild rebuild = index.rebuild()) {
      listings.forEach(
          stored -> {
            rebuild.put(indexed(stored));
            counter.accept(++written[0]);
          });
      rebuild.finish(mark(upTo));
    }
    return written[0];
  }

  private SourceMark mark(long change) {
    return new SourceMark(listings.changes().store(), change);
  }

  static IndexedListing indexed(StoredListing stored) {
    CaseStatus status = stored.caseStatus();
    return new IndexedListing(
        stored.listing(),
        stored.verdict(),
        stored.firstSeen(),
        status == null ? null : status.key(),
        stored.cluster().orElse(0));
  }
}

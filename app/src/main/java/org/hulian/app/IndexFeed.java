package org.hulian.app;

import java.util.List;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;

/**
 * Carries changes from the store to the index. A change is struck off the store's list only when
 * the index has it on disk, so that a crash repeats work but loses none.
 */
record IndexFeed(ListingRepository listings, ListingIndex index) {
  private static final int BATCH = 1_000;

  /** Carries everything that waits; returns how many items. */
  int catchUp() {
    int carried = 0;
    List<IndexTask> tasks = listings.indexTasks(BATCH);
    while (!tasks.isEmpty()) {
      index.putAll(tasks.stream().map(task -> indexed(task.stored())).toList());
      index.commit();
      listings.indexed(tasks.getLast().sequence());
      carried += tasks.size();
      tasks = listings.indexTasks(BATCH);
    }
    index.refresh();
    return carried;
  }

  static IndexedListing indexed(StoredListing stored) {
    CaseStatus status = stored.caseStatus();
    return new IndexedListing(
        stored.listing(),
        stored.verdict(),
        stored.firstSeen(),
        status == null ? null : status.key());
  }
}

package org.hulian.app;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.index.IndexComparison.Difference;
import org.hulian.index.IndexRebuild;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.index.RebuildProgress;
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

  /** After so many items a rebuild brings to the disk what it has. */
  private static final int KEPT_EVERY = 10_000;

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
   * Whether the index has all that it said it had, as far as can be told without reading it. One
   * that was lost, made of another store, or brought back from an older copy has not; nor has it if
   * the store was brought back, or if their numbers of items differ by more than what waits.
   */
  boolean isWhole() {
    Changes changes = listings.changes();
    boolean marked = index.mark().filter(mark -> isUpTo(mark, changes)).isPresent();
    if (!marked) {
      return false;
    }
    long stored = listings.count();
    long indexed = index.size();
    return indexed <= stored && indexed >= stored - listings.unindexed();
  }

  private static boolean isUpTo(SourceMark mark, Changes changes) {
    return mark.source().equals(changes.store())
        && changes.indexed() <= mark.change()
        && mark.change() <= changes.made();
  }

  /**
   * Writes a new index of all that is stored, which then takes the old one's place. One that was
   * broken off is gone on with, unless the index in use has taken changes since then.
   *
   * @param counter told after each listing how many were written
   * @return how many listings the new index has
   */
  long rebuild(LongConsumer counter) {
    return rebuild(KEPT_EVERY, counter);
  }

  long rebuild(int keptEvery, LongConsumer counter) {
    Changes changes = listings.changes();
    try (IndexRebuild rebuild = index.rebuild(progress -> isUpTo(progress.start(), changes))) {
      SourceMark now = new SourceMark(changes.store(), changes.made());
      RebuildProgress from = rebuild.found().orElse(new RebuildProgress(now, ""));
      long[] written = {rebuild.size()};
      listings.forEachAfter(
          from.after(),
          stored -> {
            rebuild.put(indexed(stored));
            if (++written[0] % keptEvery == 0) {
              String last = stored.listing().id().value();
              rebuild.commit(new RebuildProgress(from.start(), last));
            }
            counter.accept(written[0]);
          });
      rebuild.finish(from.start());
      return written[0];
    }
  }

  /**
   * Compares all items.
   *
   * @param differences told each in which index and store differ
   * @param counter told after each item how many were compared
   */
  void compare(Consumer<Difference> differences, LongConsumer counter) {
    long[] compared = {0};
    index.compare(
        compare ->
            listings.forEach(
                stored -> {
                  compare.accept(indexed(stored));
                  counter.accept(++compared[0]);
                }),
        differences);
  }

  /**
   * Brings items into the index that it lacks or has otherwise, takes out what is too much, and
   * carries what waits as {@link #catchUp} does: it may be news that nobody was told of.
   */
  void repair(List<Difference> differences, Consumer<List<IndexTask>> told) {
    long made = listings.changes().made();
    for (Difference difference : differences) {
      listings
          .find(difference.id())
          .ifPresentOrElse(
              stored -> index.put(indexed(stored)), () -> index.remove(difference.id()));
    }
    index.commit(mark(made));
    catchUp(told);
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

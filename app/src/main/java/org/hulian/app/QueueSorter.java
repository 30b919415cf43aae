package org.hulian.app;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hulian.index.watch.QueryWatch;
import org.hulian.listing.ListingId;
import org.hulian.review.saved.SavedQueries;
import org.hulian.store.Database;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.listing.IndexTask;
import org.hulian.store.listing.ListingRepository;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.SortingStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts cases into queues: each as its listing comes or changes, and all that wait when a queue was
 * changed, step by step, by the same queries. What it did before it may be asked to do again. One
 * thread at a time.
 */
final class QueueSorter {
  private static final Logger LOG = LoggerFactory.getLogger(QueueSorter.class);

  /** Cases of one step, which is one transaction. */
  private static final int STEP = 200;

  private final QueueRepository queues;
  private final ListingRepository listings;
  private QueryWatch watch = QueryWatch.of(List.of());
  private long revision = -1;

  QueueSorter(Database store) {
    this.queues = store.cases().queues();
    this.listings = store.listings();
  }

  /** Where a case belongs. */
  private record Place(StoredListing stored, long queue) {}

  /** Finds the queues of the cases that these tasks tell of. */
  void place(List<IndexTask> tasks) {
    renew();
    if (!watch.isEmpty()) {
      queues.place(places(tasks.stream().map(IndexTask::stored).toList()));
    }
  }

  /**
   * Sorts the next cases that a change of queues has left unsorted, or that somebody held then.
   *
   * @return whether there were any
   */
  boolean step() {
    SortingStep step = queues.unsorted(STEP);
    if (step.isNothing()) {
      return false;
    }
    renew();
    if (step.revision() == revision) {
      List<StoredListing> stored =
          step.listings().stream().map(listings::find).flatMap(Optional::stream).toList();
      queues.sorted(step, places(stored));
    }
    return true;
  }

  private Map<ListingId, Long> places(Collection<StoredListing> all) {
    return all.parallelStream()
        .filter(QueueSorter::waits)
        .flatMap(one -> place(one).stream())
        .collect(Collectors.toMap(one -> one.stored.listing().id(), Place::queue));
  }

  /** A decision that is kept back is told as open; the store knows better and moves none. */
  private static boolean waits(StoredListing stored) {
    return stored.caseStatus() == CaseStatus.OPEN || stored.caseStatus() == CaseStatus.ESCALATED;
  }

  /** A case on whose text something chokes stays where it is, and keeps no other from its place. */
  private Optional<Place> place(StoredListing stored) {
    try {
      long queue =
          watch.matches(IndexFeed.indexed(stored)).stream()
              .map(QueryWatch.Match::id)
              .findFirst()
              .orElse(QueueRepository.NONE);
      return Optional.of(new Place(stored, queue));
    } catch (UncheckedIOException e) {
      throw e; // the fault is not the text's: the work is done again
    } catch (RuntimeException e) {
      LOG.error("no queue can be found for {}", stored.listing().id(), e);
      return Optional.empty();
    }
  }

  private void renew() {
    long now = queues.revision();
    if (now != revision) {
      watch =
          QueryWatch.of(
              queues.list().stream()
                  .map(one -> SavedQueries.watched(one.id(), one.query()))
                  .toList());
      revision = now;
    }
  }
}

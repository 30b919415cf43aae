package org.hulian.store.listing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.duplicate.Likeness;

/** Listings and their versions. Thread-safe; what a method returned survives any crash. */
public interface ListingRepository {
  /**
   * Saves listings in one transaction: adds a version where the content changed, opens a case where
   * a verdict is flagged and no case is open, and notes for the index what it has to read again.
   *
   * <p>A removed item keeps title and body of its last live version; its own may be empty. One that
   * was never seen is not stored. A look that is older than the last one at its item changes
   * nothing.
   *
   * @return one outcome for each listing, in order
   */
  List<SaveOutcome> save(List<ScoredListing> batch);

  /** The newest version of an item. */
  Optional<StoredListing> find(ListingId id);

  /** The newest versions of these items, in the order of the ids; unknown ones are left out. */
  List<StoredListing> find(List<ListingId> ids);

  /** All versions of an item, oldest first; empty if it was never seen. */
  List<StoredListing> versions(ListingId id);

  /**
   * Marks the live items among these ids as removed, where a run saw them gone; those that were
   * looked at since then stay as they are.
   *
   * @param last the look that found them gone; it stands in their new version, with its capture
   * @return the items that were live until now
   */
  List<Listing> markRemoved(List<ListingId> ids, Sighting last);

  /**
   * The earlier items that an item repeats, since it was new when they were gone or decided on:
   * with a text that is near to theirs, or with their contact. Texts come first, the nearest first.
   */
  List<ItemLink> relistedFrom(ListingId id);

  /**
   * The items with a text near to this one's, nearest first, itself among them if it is stored.
   * Items that were stored before there were sketches come into it by and by.
   */
  List<Likeness> near(Listing listing, int limit);

  /**
   * Makes sketches of items that were stored before there were any, so many at most.
   *
   * @return whether any is left
   */
  boolean sketchMore(int most);

  /** How many items there are. */
  long count();

  /** Reads the newest version of every item in the order of ids, in constant memory. */
  void forEach(Consumer<StoredListing> consumer);

  /** Reads those of them whose ids come after this one, which need not be there. */
  void forEachAfter(String id, Consumer<StoredListing> consumer);

  /** Reads every version of every item, in constant memory. */
  void forEachVersion(Consumer<StoredListing> consumer);

  /** The oldest items that the index has not read since they changed. */
  List<IndexTask> indexTasks(int limit);

  /** How many items the index has not read since they changed. */
  long unindexed();

  /** Forgets index tasks up to and including this sequence number. */
  void indexed(long upToSequence);

  /** How far the changes go that make index tasks. */
  Changes changes();
}

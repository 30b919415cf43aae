package org.hulian.store.listing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.casefile.CaseKeeping;
import org.hulian.store.duplicate.Duplicates;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.duplicate.Likeness;
import org.hulian.store.notice.NoticeKeeping;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;

/** Listings in the database, with the numbers of victims masked before anything is written. */
public final class SqlListingRepository implements ListingRepository {
  private static final int PAGE = 1_000;

  private final Sql sql;
  private final CaseKeeping cases;
  private final NoticeKeeping notices;
  private final Clock clock;

  public SqlListingRepository(Sql sql, CaseKeeping cases, NoticeKeeping notices, Clock clock) {
    this.sql = sql;
    this.cases = cases;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<SaveOutcome> save(List<ScoredListing> batch) {
    if (batch.isEmpty()) {
      return List.of();
    }
    List<ScoredListing> masked = batch.stream().map(VictimsMasked::of).toList();
    List<ListingId> ids = masked.stream().map(scored -> scored.listing().id()).distinct().toList();
    return sql.write(
        handle -> {
          List<SaveOutcome> outcomes = new ArrayList<>(masked.size());
          try (BatchSave save = batch(handle, ids)) {
            masked.forEach(scored -> outcomes.add(save.add(scored)));
            save.finish();
          }
          return List.copyOf(outcomes);
        });
  }

  private BatchSave batch(Handle handle, List<ListingId> ids) {
    return new BatchSave(handle, cases, notices, Instants.now(clock), ids);
  }

  @Override
  public Optional<StoredListing> find(ListingId id) {
    return sql.read(
        handle ->
            handle
                .createQuery(ItemRows.NEWEST + " WHERE i.listing_id = :id")
                .bind("id", id.value())
                .map(ItemRows::stored)
                .findOne());
  }

  @Override
  public List<StoredListing> find(List<ListingId> ids) {
    return sql.read(handle -> ItemRows.newest(handle, ids));
  }

  @Override
  public List<StoredListing> versions(ListingId id) {
    return sql.read(
        handle ->
            handle
                .createQuery(ItemRows.ALL + " WHERE i.listing_id = :id ORDER BY v.version")
                .bind("id", id.value())
                .map(ItemRows::stored)
                .list());
  }

  @Override
  public List<Listing> markRemoved(List<ListingId> ids, Sighting last) {
    return sql.write(
        handle -> {
          List<Listing> removed = new ArrayList<>();
          try (BatchSave save = batch(handle, ids)) {
            for (ListingId id : ids) {
              Listing live = save.gone(id, last);
              if (live != null) {
                removed.add(live);
              }
            }
            save.finish();
          }
          return List.copyOf(removed);
        });
  }

  @Override
  public List<ItemLink> relistedFrom(ListingId id) {
    return sql.read(handle -> Duplicates.links(handle, id));
  }

  @Override
  public List<Likeness> near(Listing listing, int limit) {
    Listing masked = VictimsMasked.of(listing);
    return sql.read(
        handle -> {
          try (Duplicates duplicates = new Duplicates(handle)) {
            return duplicates.near(masked, limit);
          }
        });
  }

  @Override
  public boolean sketchMore(int most) {
    return sql.write(
        handle -> {
          try (Duplicates duplicates = new Duplicates(handle)) {
            return duplicates.catchUp(most);
          }
        });
  }

  @Override
  public long count() {
    return sql.read(
        handle -> handle.createQuery("SELECT count(*) FROM item").mapTo(Long.class).one());
  }

  @Override
  public void forEach(Consumer<StoredListing> consumer) {
    forEachAfter("", consumer);
  }

  /** Page by page, so that a slow reader does not keep the database's log from being folded in. */
  @Override
  public void forEachAfter(String id, Consumer<StoredListing> consumer) {
    List<StoredListing> page = page(id);
    while (!page.isEmpty()) {
      page.forEach(consumer);
      page = page(page.getLast().listing().id().value());
    }
  }

  private List<StoredListing> page(String above) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    ItemRows.NEWEST
                        + " WHERE i.listing_id > :above ORDER BY i.listing_id LIMIT :page")
                .bind("above", above)
                .bind("page", PAGE)
                .map(ItemRows::stored)
                .list());
  }

  @Override
  public void forEachVersion(Consumer<StoredListing> consumer) {
    List<Numbered> page = versionsAfter(0, 0);
    while (!page.isEmpty()) {
      page.forEach(numbered -> consumer.accept(numbered.stored));
      Numbered last = page.getLast();
      page = versionsAfter(last.itemId, last.stored.version());
    }
  }

  /** A version with the number of its item. */
  private record Numbered(long itemId, StoredListing stored) {}

  private List<Numbered> versionsAfter(long itemId, int version) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    ItemRows.ALL
                        + " WHERE (v.item_id, v.version) > (:item, :version)"
                        + " ORDER BY v.item_id, v.version LIMIT :page")
                .bind("item", itemId)
                .bind("version", version)
                .bind("page", PAGE)
                .map(
                    (rows, context) ->
                        new Numbered(rows.getLong("id"), ItemRows.stored(rows, context)))
                .list());
  }

  @Override
  public List<IndexTask> indexTasks(int limit) {
    return sql.read(handle -> tasks(handle, limit));
  }

  private static List<IndexTask> tasks(Handle handle, int limit) {
    return handle
        .createQuery(ItemRows.TASKS + " ORDER BY t.sequence LIMIT :limit")
        .bind("limit", limit)
        .map(
            (rows, context) ->
                new IndexTask(
                    rows.getLong("sequence"),
                    ItemRows.stored(rows, context),
                    rows.getBoolean("news")))
        .list();
  }

  @Override
  public long unindexed() {
    return sql.read(
        handle -> handle.createQuery("SELECT count(*) FROM index_task").mapTo(Long.class).one());
  }

  @Override
  public void indexed(long upToSequence) {
    sql.change(handle -> IndexOutbox.remove(handle, upToSequence));
  }

  @Override
  public Changes changes() {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, indexed_up_to,"
                        + " coalesce((SELECT max(sequence) FROM index_task), indexed_up_to) AS made"
                        + " FROM store_state")
                .map(
                    (rows, context) ->
                        new Changes(
                            rows.getString("id"),
                            rows.getLong("made"),
                            rows.getLong("indexed_up_to")))
                .one());
  }
}

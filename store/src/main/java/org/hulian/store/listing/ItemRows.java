package org.hulian.store.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.feed.VerdictCodec;
import org.hulian.store.casefile.CaseState;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads items and their versions. */
final class ItemRows {
  private static final int MAX_VALUES = 500;
  private static final String COLUMNS =
      "SELECT i.id, i.listing_id, i.version AS newest, i.content_hash, i.live, i.first_seen,"
          + " i.last_seen, v.version, v.last_seen AS version_seen, v.listing, v.verdict,"
          + " c.id AS case_id, c.status AS case_status, c.revision AS case_revision, s.cluster,"
          // A decision that is kept back from reviewers is as open to all who read what is stored.
          + " CASE WHEN EXISTS (SELECT 1 FROM kept_back k WHERE k.case_id = c.id) THEN 'open'"
          + " ELSE c.status END AS told_status";
  private static final String BESIDE =
      " LEFT JOIN case_file c ON c.item_id = i.id LEFT JOIN sketch s ON s.id = i.sketch_id";

  /** The newest version of each item. */
  static final String NEWEST =
      COLUMNS
          + " FROM item i JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
          + BESIDE;

  /** All versions of each item. */
  static final String ALL =
      COLUMNS + " FROM item i JOIN item_version v ON v.item_id = i.id" + BESIDE;

  /** The newest version of each item that the index has to read again. */
  static final String TASKS =
      COLUMNS
          + ", t.sequence, i.watched < i.version AS news FROM index_task t JOIN item i ON i.id = t.item_id"
          + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
          + BESIDE;

  private ItemRows() {}

  /** What the tables hold of these items; the unknown ones are left out. */
  static Map<ListingId, ItemState> states(Handle handle, Collection<ListingId> ids) {
    Map<ListingId, ItemState> states = new HashMap<>();
    List<String> values = ids.stream().map(ListingId::value).toList();
    for (int from = 0; from < values.size(); from += MAX_VALUES) {
      handle
          .createQuery(NEWEST + " WHERE i.listing_id IN (<ids>)")
          .bindList("ids", values.subList(from, Math.min(from + MAX_VALUES, values.size())))
          .map((rows, context) -> state(rows))
          .forEach(state -> states.put(state.listingId, state));
    }
    return states;
  }

  /** The newest versions of these items in their order; the unknown ones are left out. */
  static List<StoredListing> newest(Handle handle, List<ListingId> ids) {
    Map<ListingId, StoredListing> found = new HashMap<>();
    List<String> values = ids.stream().map(ListingId::value).distinct().toList();
    for (int from = 0; from < values.size(); from += MAX_VALUES) {
      handle
          .createQuery(NEWEST + " WHERE i.listing_id IN (<ids>)")
          .bindList("ids", values.subList(from, Math.min(from + MAX_VALUES, values.size())))
          .map(ItemRows::stored)
          .forEach(stored -> found.put(stored.listing().id(), stored));
    }
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private static ItemState state(ResultSet rows) throws SQLException {
    String status = rows.getString("case_status");
    CaseState caseState =
        status == null
            ? null
            : new CaseState(
                rows.getLong("case_id"), CaseStatus.ofKey(status), rows.getInt("case_revision"));
    ItemState.Version newest =
        new ItemState.Version(
            rows.getInt("version"),
            rows.getString("content_hash"),
            rows.getBoolean("live") ? Status.LIVE : Status.REMOVED,
            Instants.instant(rows.getLong("last_seen")),
            rows.getString("listing"),
            rows.getString("verdict"));
    return ItemState.known(
        rows.getLong("id"),
        new ListingId(rows.getString("listing_id")),
        newest,
        Instants.instant(rows.getLong("first_seen")),
        caseState);
  }

  /** One version with its verdict. */
  static StoredListing stored(ResultSet rows, StatementContext context) throws SQLException {
    int version = rows.getInt("version");
    String lastSeen = version == rows.getInt("newest") ? "last_seen" : "version_seen";
    return new StoredListing(
        ListingCodec.read(rows.getString("listing")),
        VerdictCodec.read(rows.getString("verdict")),
        version,
        Instants.instant(rows.getLong("first_seen")),
        Instants.instant(rows.getLong(lastSeen)),
        caseStatus(rows.getString("told_status")),
        cluster(rows.getLong("cluster")));
  }

  private static OptionalLong cluster(long number) {
    return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static @Nullable CaseStatus caseStatus(@Nullable String key) {
    return key == null ? null : CaseStatus.ofKey(key);
  }
}

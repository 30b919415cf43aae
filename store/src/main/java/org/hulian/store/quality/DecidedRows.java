package org.hulian.store.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.listing.finding.Category;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Reads what was decided. */
final class DecidedRows {
  private static final String SELECT =
      "SELECT c.id, c.category, c.status, e.at, e.policy_code, v.listing,"
          + " coalesce(s.cluster, 0) AS cluster,"
          + " EXISTS (SELECT 1 FROM case_event n WHERE n.case_id = c.id AND n.revision > e.revision"
          + " AND n.kind IN ('changed', 'relisted')) AS other_text,"
          + " EXISTS (SELECT 1 FROM second_look l WHERE l.case_id = c.id AND l.closed_at IS NULL)"
          + " AS looked_at FROM case_file c JOIN item i ON i.id = c.item_id"
          + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
          + " LEFT JOIN sketch s ON s.id = i.sketch_id"
          + " JOIN case_event e ON e.case_id = c.id AND e.revision = (SELECT max(d.revision)"
          + " FROM case_event d WHERE d.case_id = c.id AND d.kind IN ('decided', 'settled'))"
          + " WHERE c.status IN ('violation', 'cleared') ORDER BY c.id";

  private DecidedRows() {}

  static void forEach(Handle handle, Consumer<Decided> consumer) {
    try (ResultIterator<Decided> rows =
        handle.createQuery(SELECT).map((row, context) -> decided(row)).iterator()) {
      rows.forEachRemaining(consumer);
    }
  }

  private static Decided decided(ResultSet row) throws SQLException {
    long cluster = row.getLong("cluster");
    return new Decided(
        row.getLong("id"),
        ListingCodec.read(row.getString("listing")),
        Category.ofKey(row.getString("category")),
        row.getString("status").equals("violation"),
        row.getString("policy_code"),
        Instants.instant(row.getLong("at")),
        cluster == 0 ? OptionalLong.empty() : OptionalLong.of(cluster),
        standing(row));
  }

  private static Decided.Standing standing(ResultSet row) throws SQLException {
    if (row.getBoolean("other_text")) {
      return Decided.Standing.OTHER_TEXT;
    }
    return row.getBoolean("looked_at") ? Decided.Standing.LOOKED_AT : Decided.Standing.FINAL;
  }
}

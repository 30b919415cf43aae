package org.hulian.store.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hulian.listing.finding.Category;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads settings, open second looks and decisions. */
final class QualityRows {
  private static final String OPEN =
      "SELECT case_id, revision, category, cause, drawn_at, first_account, first_violation,"
          + " first_policy, second_account, second_violation, second_policy, second_reason"
          + " FROM second_look WHERE closed_at IS NULL";

  private QualityRows() {}

  /** What was set, with the sample of this store. */
  record Settings(QualitySettings values, Sample sample) {}

  static Settings settings(Handle handle) {
    return handle
        .createQuery("SELECT share, known_share, sample_key FROM quality_settings")
        .map(
            (rows, context) -> {
              double share = rows.getDouble("share");
              @Nullable Double given = rows.wasNull() ? null : share;
              return new Settings(
                  new QualitySettings(given, rows.getDouble("known_share")),
                  new Sample(rows.getBytes("sample_key")));
            })
        .one();
  }

  static Optional<SecondLook> open(Handle handle, long caseId) {
    return handle
        .createQuery(OPEN + " AND case_id = :case")
        .bind("case", caseId)
        .map(QualityRows::look)
        .findOne();
  }

  /** The disputed ones, or those that wait for a second reviewer; appeals first, then by age. */
  static List<SecondLook> open(Handle handle, boolean disputed, int limit) {
    return handle
        .createQuery(
            OPEN
                + " AND (second_at IS NOT NULL) = :disputed"
                + " ORDER BY cause = 'appeal' DESC, drawn_at, id LIMIT :limit")
        .bind("disputed", disputed)
        .bind("limit", limit)
        .map(QualityRows::look)
        .list();
  }

  private static SecondLook look(ResultSet rows, StatementContext context) throws SQLException {
    String second = rows.getString("second_account");
    return new SecondLook(
        rows.getLong("case_id"),
        rows.getInt("revision"),
        Category.ofKey(rows.getString("category")),
        Cause.ofKey(rows.getString("cause")),
        Instants.instant(rows.getLong("drawn_at")),
        new SecondLook.Said(
            rows.getString("first_account"),
            rows.getBoolean("first_violation"),
            rows.getString("first_policy"),
            ""),
        second == null
            ? null
            : new SecondLook.Said(
                second,
                rows.getBoolean("second_violation"),
                rows.getString("second_policy"),
                rows.getString("second_reason")));
  }

  /** The last decision on a case that is decided. */
  static Optional<Happened> lastDecision(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT e.revision, e.at, e.kind, e.status, e.policy_code, e.account"
                + " FROM case_event e JOIN case_file c ON c.id = e.case_id"
                + " WHERE e.case_id = :case AND e.kind IN ('decided', 'settled')"
                + " AND e.status = c.status AND c.status IN ('violation', 'cleared')"
                + " AND NOT EXISTS (SELECT 1 FROM case_event n WHERE n.case_id = e.case_id"
                + " AND n.kind = 'undone' AND n.revision = e.revision + 1)"
                + " ORDER BY e.revision DESC LIMIT 1")
        .bind("case", caseId)
        .map(
            (rows, context) ->
                new Happened(
                    rows.getInt("revision"),
                    Instants.instant(rows.getLong("at")),
                    rows.getString("kind"),
                    rows.getString("status"),
                    rows.getString("policy_code"),
                    rows.getString("account")))
        .findOne();
  }

  /** Why a decision was drawn for a look that something else then ended. */
  static Optional<String> withdrawnCause(Handle handle, long caseId, int revision) {
    return handle
        .createQuery(
            "SELECT cause FROM second_look WHERE case_id = :case AND revision = :revision"
                + " AND outcome = 'withdrawn' ORDER BY id DESC LIMIT 1")
        .bind("case", caseId)
        .bind("revision", revision)
        .mapTo(String.class)
        .findOne();
  }
}

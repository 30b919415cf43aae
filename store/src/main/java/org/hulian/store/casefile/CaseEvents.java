package org.hulian.store.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The histories of the cases. */
final class CaseEvents {
  /** What {@link #event} reads. */
  static final String COLUMNS =
      "revision, at, kind, status, policy_code, reason, account, proof_record, proof_sha256, other";

  private CaseEvents() {}

  static void add(Handle handle, long caseId, CaseEvent event) {
    CaptureRef proof = event.proof();
    ListingId other = event.other();
    handle
        .createUpdate(
            "INSERT INTO case_event"
                + " (case_id, revision, at, kind, status, policy_code, reason, account,"
                + " proof_record, proof_sha256, other) VALUES (:case, :revision, :at, :kind,"
                + " :status, :policy, :reason, :account, :record, :sha256, :other)")
        .bind("case", caseId)
        .bind("revision", event.revision())
        .bind("at", Instants.micros(event.at()))
        .bind("kind", event.kind())
        .bind("status", event.status().key())
        .bind("policy", event.policyCode())
        .bind("reason", event.reason())
        .bind("account", event.account())
        .bind("record", proof == null ? null : proof.record())
        .bind("sha256", proof == null ? null : proof.sha256())
        .bind("other", other == null ? null : other.value())
        .execute();
  }

  static List<CaseEvent> of(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT " + COLUMNS + " FROM case_event WHERE case_id = :case ORDER BY revision")
        .bind("case", caseId)
        .map((rows, context) -> event(rows))
        .list();
  }

  static CaseEvent event(ResultSet rows) throws SQLException {
    String other = rows.getString("other");
    return new CaseEvent(
        rows.getInt("revision"),
        Instants.instant(rows.getLong("at")),
        rows.getString("kind"),
        CaseStatus.ofKey(rows.getString("status")),
        rows.getString("policy_code"),
        rows.getString("reason"),
        rows.getString("account"),
        proof(rows),
        other == null ? null : new ListingId(other));
  }

  private static @Nullable CaptureRef proof(ResultSet rows) throws SQLException {
    String record = rows.getString("proof_record");
    return record == null ? null : new CaptureRef(record, rows.getString("proof_sha256"));
  }
}

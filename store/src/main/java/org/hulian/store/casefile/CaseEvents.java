package org.hulian.store.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** The histories of the cases. */
final class CaseEvents {
  private CaseEvents() {}

  static void add(Handle handle, long caseId, CaseEvent event) {
    handle
        .createUpdate(
            "INSERT INTO case_event"
                + " (case_id, revision, at, kind, status, policy_code, reason, account) VALUES"
                + " (:case, :revision, :at, :kind, :status, :policy, :reason, :account)")
        .bind("case", caseId)
        .bind("revision", event.revision())
        .bind("at", Instants.micros(event.at()))
        .bind("kind", event.kind())
        .bind("status", event.status().key())
        .bind("policy", event.policyCode())
        .bind("reason", event.reason())
        .bind("account", event.account())
        .execute();
  }

  static List<CaseEvent> of(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT revision, at, kind, status, policy_code, reason, account FROM case_event"
                + " WHERE case_id = :case ORDER BY revision")
        .bind("case", caseId)
        .map((rows, context) -> event(rows))
        .list();
  }

  static CaseEvent event(ResultSet rows) throws SQLException {
    return new CaseEvent(
        rows.getInt("revision"),
        Instants.instant(rows.getLong("at")),
        rows.getString("kind"),
        CaseStatus.ofKey(rows.getString("status")),
        rows.getString("policy_code"),
        rows.getString("reason"),
        rows.getString("account"));
  }
}

package org.hulian.store.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Notices and their events as rows. */
final class NoticeRows {
  static final String SELECT =
      "SELECT n.id, n.case_id, n.number, n.language, n.markdown, n.url, n.policy_code, n.grounds,"
          + " n.platform, n.recipient, n.channel, n.account, n.created_at, n.state, n.revision,"
          + " n.sent_at, n.due_at, CASE WHEN n.sent_at IS NULL THEN 'STANDS' WHEN "
          + NoticeStanding.WITHDRAWN
          + " THEN 'WITHDRAWN' WHEN "
          + NoticeStanding.TO_WITHDRAW
          + " THEN 'OVERTURNED' WHEN "
          + NoticeStanding.WAITS
          + " AND NOT "
          + NoticeStanding.OTHER_TEXT
          + " THEN 'REOPENED' ELSE 'STANDS' END AS basis FROM notice n";

  private static final String EVENT =
      "SELECT revision, at, kind, state, account, channel, note, proof_at, proof_record,"
          + " proof_sha256, other FROM notice_event WHERE notice_id = :notice";

  private NoticeRows() {}

  static Optional<Notice> find(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " WHERE n.id = :id")
        .bind("id", id)
        .map(NoticeRows::notice)
        .findOne();
  }

  static List<Notice> ofCase(Handle handle, long caseId) {
    return handle
        .createQuery(SELECT + " WHERE n.case_id = :case ORDER BY n.number")
        .bind("case", caseId)
        .map(NoticeRows::notice)
        .list();
  }

  /** Those that were sent and not withdrawn. */
  static List<Notice> sentOf(Handle handle, long caseId) {
    return handle
        .createQuery(
            SELECT
                + " WHERE n.case_id = :case AND n.sent_at IS NOT NULL AND NOT "
                + NoticeStanding.WITHDRAWN
                + " ORDER BY n.number")
        .bind("case", caseId)
        .map(NoticeRows::notice)
        .list();
  }

  static Notice notice(ResultSet rows, StatementContext context) throws SQLException {
    return new Notice(
        rows.getLong("id"),
        rows.getLong("case_id"),
        rows.getInt("number"),
        new NoticeText(
            rows.getString("language"),
            rows.getString("markdown"),
            rows.getString("url"),
            rows.getString("policy_code"),
            rows.getString("grounds").lines().toList()),
        new Addressee(
            rows.getString("platform"), rows.getString("recipient"), rows.getString("channel")),
        rows.getString("account"),
        Instants.instant(rows.getLong("created_at")),
        NoticeState.ofKey(rows.getString("state")),
        rows.getInt("revision"),
        time(rows, "sent_at"),
        time(rows, "due_at"),
        Basis.valueOf(rows.getString("basis")));
  }

  private static @Nullable Instant time(ResultSet rows, String column) throws SQLException {
    long micros = rows.getLong(column);
    return rows.wasNull() ? null : Instants.instant(micros);
  }

  static List<NoticeEvent> events(Handle handle, long id) {
    return handle
        .createQuery(EVENT + " ORDER BY revision")
        .bind("notice", id)
        .map(NoticeRows::event)
        .list();
  }

  private static NoticeEvent event(ResultSet rows, StatementContext context) throws SQLException {
    Instant seen = time(rows, "proof_at");
    String other = rows.getString("other");
    return new NoticeEvent(
        rows.getInt("revision"),
        Instants.instant(rows.getLong("at")),
        NoticeEvent.Kind.ofKey(rows.getString("kind")),
        NoticeState.ofKey(rows.getString("state")),
        rows.getString("account"),
        rows.getString("channel"),
        rows.getString("note"),
        seen == null ? null : new Proof(seen, capture(rows)),
        other == null ? null : new ListingId(other));
  }

  private static @Nullable CaptureRef capture(ResultSet rows) throws SQLException {
    String record = rows.getString("proof_record");
    return record == null ? null : new CaptureRef(record, rows.getString("proof_sha256"));
  }

  static void addEvent(Handle handle, long id, NoticeEvent event) {
    Proof proof = event.proof();
    CaptureRef capture = proof == null ? null : proof.capture();
    ListingId other = event.other();
    handle
        .createUpdate(
            "INSERT INTO notice_event (notice_id, revision, at, kind, state, account, channel,"
                + " note, proof_at, proof_record, proof_sha256, other) VALUES (:notice, :revision,"
                + " :at, :kind, :state, :account, :channel, :note, :seen, :record, :sha256,"
                + " :other)")
        .bind("notice", id)
        .bind("revision", event.revision())
        .bind("at", Instants.micros(event.at()))
        .bind("kind", event.kind().key())
        .bind("state", event.state().key())
        .bind("account", event.account())
        .bind("channel", event.channel())
        .bind("note", event.note())
        .bind("seen", proof == null ? null : Instants.micros(proof.at()))
        .bind("record", capture == null ? null : capture.record())
        .bind("sha256", capture == null ? null : capture.sha256())
        .bind("other", other == null ? null : other.value())
        .execute();
  }

  /** When the item was last looked at for this notice; empty if it was not. */
  static Optional<Instant> lastSeen(Handle handle, long id) {
    return handle
        .createQuery("SELECT max(proof_at) FROM notice_event WHERE notice_id = :notice")
        .bind("notice", id)
        .mapTo(Long.class)
        .findOne()
        .map(Instants::instant);
  }

  /** Those that have to be withdrawn, newest first. */
  static List<Notice> overturned(Handle handle, int limit, int offset) {
    return handle
        .createQuery(
            "SELECT * FROM ("
                + SELECT
                + " WHERE n.sent_at IS NOT NULL) WHERE basis = 'OVERTURNED'"
                + " ORDER BY id DESC LIMIT :limit OFFSET :offset")
        .bind("limit", limit)
        .bind("offset", offset)
        .map(NoticeRows::notice)
        .list();
  }

  static void addWithdrawal(Handle handle, long id, Withdrawal withdrawal) {
    handle
        .createUpdate(
            "INSERT INTO notice_withdrawal (notice_id, at, account, note)"
                + " VALUES (:id, :at, :account, :note)")
        .bind("id", id)
        .bind("at", Instants.micros(withdrawal.at()))
        .bind("account", withdrawal.account())
        .bind("note", withdrawal.note())
        .execute();
    handle.execute("UPDATE notice SET due_at = NULL, watched_from = NULL WHERE id = ?", id);
  }

  static Optional<Withdrawal> withdrawal(Handle handle, long id) {
    return handle
        .createQuery("SELECT at, account, note FROM notice_withdrawal WHERE notice_id = :id")
        .bind("id", id)
        .map(
            (rows, context) ->
                new Withdrawal(
                    Instants.instant(rows.getLong("at")),
                    rows.getString("account"),
                    rows.getString("note")))
        .findOne();
  }
}

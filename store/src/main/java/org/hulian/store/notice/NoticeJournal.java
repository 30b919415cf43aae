package org.hulian.store.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a notice comes to another state: event, state, audit entry and what has to be
 * sent of it are written together, in the transaction of the handle.
 *
 * @param clock tells when the event was written, whenever what it tells happened
 */
record NoticeJournal(AuditLog audit, Clock clock) {

  /** An event of a notice that comes next. */
  NoticeEvent event(Notice before, NoticeEvent.Kind kind, NoticeState state, String account) {
    return new NoticeEvent(
        before.revision() + 1, Instants.now(clock), kind, state, account, "", "", null, null);
  }

  /** Of a look. */
  static NoticeEvent with(NoticeEvent event, Proof proof) {
    return new NoticeEvent(
        event.revision(),
        event.at(),
        event.kind(),
        event.state(),
        event.account(),
        event.channel(),
        event.note(),
        proof,
        event.other());
  }

  /**
   * Writes an event and what follows from it.
   *
   * @param due when the next step should be there; absent to leave what stands
   */
  void write(Handle handle, Notice before, NoticeEvent event, @Nullable Instant due) {
    NoticeRows.addEvent(handle, before.id(), event);
    Instant stands = due == null ? before.due() : due;
    handle
        .createUpdate(
            "UPDATE notice SET state = :state, revision = :revision, due_at = :due WHERE id = :id")
        .bind("state", event.state().key())
        .bind("revision", event.revision())
        .bind("due", stands == null || !event.state().isWaiting() ? null : Instants.micros(stands))
        .bind("id", before.id())
        .execute();
    audit(handle, before, event);
    send(handle, before.id(), event);
  }

  /** Tells the audit log of an event. */
  void audit(Handle handle, Notice notice, NoticeEvent event) {
    Map<String, String> details = new HashMap<>();
    details.put("case", Long.toString(notice.caseId()));
    details.put("number", Integer.toString(notice.number()));
    details.put("revision", Integer.toString(event.revision()));
    details.put("state", event.state().key());
    details.put("channel", event.channel());
    details.put("note", event.note());
    Proof proof = event.proof();
    if (proof != null) {
      details.put("seen", proof.at().toString());
      CaptureRef capture = proof.capture();
      if (capture != null) {
        details.put("record", capture.record());
        details.put("sha256", capture.sha256());
      }
    }
    ListingId other = event.other();
    if (other != null) {
      details.put("other", other.value());
    }
    String what = event.kind() == NoticeEvent.Kind.MOVED ? event.state().key() : event.kind().key();
    audit.append(
        handle, new Act(event.account(), "notice." + what, "notice:" + notice.id(), details));
  }

  /** Tells the audit log that a notice was withdrawn. */
  void withdrawn(Handle handle, Notice notice, Withdrawal withdrawal) {
    Map<String, String> details =
        Map.of(
            "case", Long.toString(notice.caseId()),
            "number", Integer.toString(notice.number()),
            "note", withdrawal.note());
    audit.append(
        handle,
        new Act(withdrawal.account(), "notice.withdrawn", "notice:" + notice.id(), details));
  }

  /** Puts what people elsewhere are to hear of into the outbox, if there is an address for it. */
  void send(Handle handle, long id, NoticeEvent event) {
    if (event.kind() == NoticeEvent.Kind.SEEN) {
      return;
    }
    handle
        .createUpdate(
            "INSERT INTO notice_delivery (notice_id, revision, state, attempts, created_at,"
                + " next_at, reason) SELECT :id, :revision, 'waiting', 0, :now, :now, ''"
                + " FROM notice_address WHERE webhook IS NOT NULL")
        .bind("id", id)
        .bind("revision", event.revision())
        .bind("now", Instants.micros(event.at()))
        .execute();
  }
}

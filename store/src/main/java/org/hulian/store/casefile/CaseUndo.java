package org.hulian.store.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** Puts a case back to where it was before its last decision; within a transaction. */
final class CaseUndo {
  /** What happened last, and where the case stood before. */
  private record Last(CaseEvent decision, CaseStatus before) {}

  private CaseUndo() {}

  /**
   * Undoes the last event of a case, if that is a decision of the account's within the window.
   *
   * @param revision of the decision, or 0 for whichever it is
   * @return the event of the undoing, already true of the case but not yet told; empty if there is
   *     nothing to undo
   */
  static Optional<CaseEvent> undo(Handle handle, long id, int revision, Undo undo, Instant now) {
    Optional<Last> last =
        last(handle, id)
            .filter(one -> one.decision.kind().equals("decided"))
            .filter(one -> revision == 0 || one.decision.revision() == revision)
            .filter(one -> one.decision.account().equals(undo.account()))
            .filter(one -> !now.isAfter(one.decision.at().plus(undo.window())));
    return last.filter(one -> put(handle, id, one, undo, now))
        .map(
            one ->
                new CaseEvent(
                    one.decision.revision() + 1,
                    now,
                    "undone",
                    one.before,
                    "",
                    undo.reason(),
                    undo.account(),
                    null,
                    null));
  }

  private static boolean put(Handle handle, long id, Last last, Undo undo, Instant now) {
    int changed =
        handle
            .createUpdate(
                "UPDATE case_file SET status = :status, revision = revision + 1,"
                    + " claim_account = :account, claim_until = :until"
                    + " WHERE id = :id AND revision = :revision AND "
                    + SqlCaseRepository.FREE)
            .bind("status", last.before.key())
            .bind("account", undo.account())
            .bind("until", Instants.micros(now.plus(undo.lease())))
            .bind("id", id)
            .bind("revision", last.decision.revision())
            .bind("now", Instants.micros(now))
            .execute();
    if (changed > 0) {
      DueTimes.reckon(handle, id);
    }
    return changed > 0;
  }

  private static Optional<Last> last(Handle handle, long id) {
    List<CaseEvent> events =
        handle
            .createQuery(
                "SELECT "
                    + CaseEvents.COLUMNS
                    + " FROM case_event WHERE case_id = :case ORDER BY revision DESC LIMIT 2")
            .bind("case", id)
            .map((rows, context) -> CaseEvents.event(rows))
            .list();
    return events.size() < 2
        ? Optional.empty()
        : Optional.of(new Last(events.getFirst(), events.getLast().status()));
  }
}

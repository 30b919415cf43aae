package org.hulian.store.casefile;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is said of a case that is decided: that somebody complained, and a lead's last word. */
final class LastWord {
  private final Handle handle;
  private final long id;
  private final int revision;
  private final Instant now;

  LastWord(Handle handle, long id, int revision, Instant now) {
    this.handle = handle;
    this.id = id;
    this.revision = revision;
    this.now = now;
  }

  /** The event of a last word; empty if it may not be said, and then nothing is changed. */
  Optional<CaseEvent> settle(Decision decision) {
    int changed =
        handle
            .createUpdate(
                "UPDATE case_file AS c SET status = :status, revision = revision + 1"
                    + " WHERE id = :id AND revision = :revision"
                    + " AND status IN ('violation', 'cleared') AND EXISTS"
                    + " (SELECT 1 FROM second_look l WHERE l.case_id = c.id AND l.closed_at IS NULL"
                    + " AND :account NOT IN (l.first_account, coalesce(l.second_account, '')))")
            .bind("status", decision.status().key())
            .bind("id", id)
            .bind("revision", revision)
            .bind("account", decision.account())
            .execute();
    return changed == 0
        ? Optional.empty()
        : Optional.of(
            new CaseEvent(
                revision + 1,
                now,
                "settled",
                decision.status(),
                decision.policyCode(),
                decision.reason(),
                decision.account(),
                null,
                null));
  }

  /** The event of a complaint; empty if nothing is decided, and then nothing is changed. */
  Optional<CaseEvent> appeal(String reason, String account) {
    return handle
        .createQuery(
            "UPDATE case_file SET revision = revision + 1 WHERE id = :id AND revision = :revision"
                + " AND status IN ('violation', 'cleared') RETURNING status")
        .bind("id", id)
        .bind("revision", revision)
        .mapTo(String.class)
        .findOne()
        .map(
            status ->
                new CaseEvent(
                    revision + 1,
                    now,
                    "appealed",
                    CaseStatus.ofKey(status),
                    "",
                    reason,
                    account,
                    null,
                    null));
  }
}

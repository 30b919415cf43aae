package org.hulian.store.quality;

import java.util.Map;
import java.util.Optional;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * What becomes of second looks, known answers and measured decisions when something happens to a
 * case; always in the transaction of what happens.
 *
 * <p>A decision is measured once it is final: at once, or when the second look at it is closed. It
 * counts no more when the case is opened again.
 */
public final class SecondLooks {
  private static final String NEVER = "";

  private final AuditLog audit;

  public SecondLooks(AuditLog audit) {
    this.audit = audit;
  }

  /** Follows an event, which is in the history already. */
  public void follow(Handle handle, long caseId, Happened event) {
    if (event.appeals()) {
      appeal(handle, caseId, event);
    } else if (event.settles()) {
      settle(handle, caseId, event);
    } else if (!event.isDecided() || event.isOfAnotherText()) {
      withdraw(handle, caseId, event);
      if (!event.isDecided()) {
        handle.execute("DELETE FROM measured WHERE case_id = ?", caseId);
      }
    } else if (event.undoes()) {
      restore(handle, caseId, event);
    } else if (event.decides()) {
      withdraw(handle, caseId, event);
      String cause = cause(handle, caseId, event);
      if (cause.equals(NEVER)) {
        measure(handle, caseId, event.isViolation());
      } else {
        draw(handle, caseId, event, cause);
      }
    }
  }

  private static String cause(Handle handle, long caseId, Happened event) {
    QualityRows.Settings settings = QualityRows.settings(handle);
    Double share = settings.values().share();
    if (share == null) {
      return NEVER;
    }
    if (reverses(handle, caseId, event)) {
      return Cause.REVERSED.key();
    }
    return settings.sample().draws(caseId, textVersion(handle, caseId), share)
        ? Cause.SAMPLE.key()
        : NEVER;
  }

  /** The newest version that was there to be read; that an item is gone is no other text. */
  private static int textVersion(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT coalesce((SELECT max(v.version) FROM item_version v WHERE v.item_id = c.item_id"
                + " AND v.listing ->> 'status' <> 'removed'), 1) FROM case_file c WHERE c.id = ?")
        .bind(0, caseId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Whether the decision before this one said the opposite of the same text. One that was undone at
   * once is as if it had not been made.
   */
  private static boolean reverses(Handle handle, long caseId, Happened event) {
    return handle
        .createQuery(
            "SELECT status FROM case_event e WHERE case_id = :case AND revision < :revision"
                + " AND kind IN ('decided', 'settled') AND status IN ('violation', 'cleared')"
                + " AND NOT EXISTS (SELECT 1 FROM case_event n WHERE n.case_id = e.case_id"
                + " AND n.revision > e.revision AND (n.kind IN ('changed', 'relisted')"
                + " OR (n.kind = 'undone' AND n.revision = e.revision + 1)"
                + " OR (n.kind = 'reopened' AND n.account = 'system')))"
                + " ORDER BY revision DESC LIMIT 1")
        .bind("case", caseId)
        .bind("revision", event.revision())
        .mapTo(String.class)
        .findOne()
        .filter(before -> !before.equals(event.status()))
        .isPresent();
  }

  private void draw(Handle handle, long caseId, Happened event, String cause) {
    handle.execute("DELETE FROM measured WHERE case_id = ?", caseId);
    handle
        .createUpdate(
            "INSERT INTO second_look (case_id, revision, category, cause, drawn_at,"
                + " first_account, first_violation, first_policy) SELECT id, :revision, category,"
                + " :cause, :at, :account, :violation, :policy FROM case_file WHERE id = :case")
        .bind("case", caseId)
        .bind("revision", event.revision())
        .bind("cause", cause)
        .bind("at", Instants.micros(event.at()))
        .bind("account", event.account())
        .bind("violation", event.isViolation())
        .bind("policy", event.policy())
        .execute();
    IndexOutbox.addGroups(handle, caseId);
    audit.append(
        handle,
        new Act(
            Act.SYSTEM,
            "look.drawn",
            subject(caseId),
            Map.of("revision", Integer.toString(event.revision()), "cause", cause)));
  }

  /** An appeal is looked at whatever the settings say: somebody waits for the answer. */
  private void appeal(Handle handle, long caseId, Happened event) {
    if (handle.execute(
            "UPDATE second_look SET cause = 'appeal' WHERE case_id = ? AND closed_at IS NULL",
            caseId)
        == 0) {
      QualityRows.lastDecision(handle, caseId)
          .ifPresent(
              decision -> draw(handle, caseId, decision.heardOf(event.at()), Cause.APPEAL.key()));
    }
  }

  private void settle(Handle handle, long caseId, Happened event) {
    Optional<SecondLook> open = QualityRows.open(handle, caseId);
    open.ifPresent(
        look ->
            close(
                handle,
                look,
                look.first().violation() == event.isViolation() ? "upheld" : "overturned",
                event));
    measure(handle, caseId, event.isViolation());
  }

  /**
   * The decision that stands again counts again, or is looked at again if the one that was undone
   * ended that: nobody rids a decision of a second look by another slip.
   */
  private void restore(Handle handle, long caseId, Happened event) {
    withdraw(handle, caseId, event);
    QualityRows.lastDecision(handle, caseId)
        .ifPresent(
            standing ->
                QualityRows.withdrawnCause(handle, caseId, standing.revision())
                    .ifPresentOrElse(
                        cause -> draw(handle, caseId, standing.heardOf(event.at()), cause),
                        () -> measure(handle, caseId, standing.isViolation())));
  }

  private void withdraw(Handle handle, long caseId, Happened event) {
    QualityRows.open(handle, caseId).ifPresent(look -> close(handle, look, "withdrawn", event));
    int retired =
        handle.execute(
            "UPDATE known_answer SET retired_at = ? WHERE case_id = ? AND retired_at IS NULL",
            Instants.micros(event.at()),
            caseId);
    if (retired > 0) {
      audit.append(
          handle, new Act(Act.SYSTEM, "known.retired", subject(caseId), Map.of("why", "changed")));
    }
  }

  /** Closes a look; the index is told, since the decision can be told again. */
  void close(Handle handle, SecondLook look, String outcome, Happened event) {
    handle
        .createUpdate(
            "UPDATE second_look SET outcome = :outcome, closed_at = :at, claim_account = NULL,"
                + " claim_until = NULL WHERE case_id = :case AND closed_at IS NULL")
        .bind("outcome", outcome)
        .bind("at", Instants.micros(event.at()))
        .bind("case", look.caseId())
        .execute();
    IndexOutbox.addCase(handle, look.caseId());
    IndexOutbox.addGroups(handle, look.caseId());
    audit.append(
        handle,
        new Act(
            event.account(),
            "look.closed",
            subject(look.caseId()),
            Map.of("outcome", outcome, "revision", Integer.toString(look.revision()))));
  }

  /** Counts a final decision under its category and under the signals that spoke for the flag. */
  static void measure(Handle handle, long caseId, boolean upheld) {
    handle.execute("DELETE FROM measured WHERE case_id = ?", caseId);
    handle
        .createUpdate(
            "INSERT INTO measured (case_id, signal, category, upheld)"
                + " SELECT id, '', category, :upheld FROM case_file WHERE id = :case")
        .bind("upheld", upheld)
        .bind("case", caseId)
        .execute();
    handle
        .createUpdate(
            "INSERT INTO measured (case_id, signal, category, upheld)"
                + " SELECT DISTINCT c.id, f.value ->> 'signal', c.category, :upheld"
                + " FROM case_file c JOIN item i ON i.id = c.item_id"
                + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version,"
                + " json_each(v.verdict, '$.findings') f"
                + " WHERE c.id = :case AND f.value ->> 'weight' > 0")
        .bind("upheld", upheld)
        .bind("case", caseId)
        .execute();
  }

  static String subject(long caseId) {
    return "case:" + caseId;
  }
}

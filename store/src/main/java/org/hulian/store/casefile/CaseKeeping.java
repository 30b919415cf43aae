package org.hulian.store.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.quality.Happened;
import org.hulian.store.quality.SecondLooks;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.RowNumbers;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What happens to cases when listings are saved; always in the transaction of the saving.
 *
 * <p>A decision stands for the version it was made on. A violation that changed or came back is
 * open again; so is a cleared item if its new version is flagged. A case that still waits keeps
 * waiting, on a new revision, so that nobody decides on a text that is no longer there.
 */
public final class CaseKeeping {
  private static final String STILL_UP = "still_up";

  /** A little less than a day, so that a daily run that comes early is told of too. */
  private static final Duration ONCE = Duration.ofHours(20);

  private final AuditLog audit;
  private final SecondLooks looks;

  public CaseKeeping(AuditLog audit) {
    this.audit = audit;
    this.looks = new SecondLooks(audit);
  }

  /** Opens the case of a flagged item that has none. */
  public CaseState open(Handle handle, CaseSubject subject, Verdict.Flagged flag, Instant at) {
    long id = RowNumbers.next(handle, "case_file");
    handle
        .createUpdate(
            "INSERT INTO case_file (id, item_id, title, platform, category, severity, score,"
                + " status, opened_at, waiting_since, revision, queue_id) VALUES (:id, :item, :title,"
                + " :platform, :category, :severity, :score, :status, :at, :at, 1, :queue)")
        .bind("id", id)
        .bind("item", subject.itemId())
        .bind("title", subject.listing().title())
        .bind("platform", subject.listing().origin().platform())
        .bind("category", flag.category().key())
        .bind("severity", SeverityRank.of(flag.severity()))
        .bind("score", flag.score())
        .bind("status", CaseStatus.OPEN.key())
        .bind("at", Instants.micros(at))
        .bind("queue", QueueAccess.NOT_ASKED)
        .execute();
    DueTimes.reckon(handle, id);
    CaseState state = new CaseState(id, CaseStatus.OPEN, 1);
    tell(handle, state, Event.plain("opened", at), subject);
    return state;
  }

  /**
   * Tells a case of something that happened beside it and leaves its status.
   *
   * @throws IllegalArgumentException if there is no such case
   */
  public void tell(Handle handle, long id, CaseNews news) {
    CaseState before =
        handle
            .createQuery("SELECT status, revision FROM case_file WHERE id = :id")
            .bind("id", id)
            .map(
                (rows, context) ->
                    new CaseState(
                        id, CaseStatus.ofKey(rows.getString("status")), rows.getInt("revision")))
            .findOne()
            .orElseThrow(() -> new IllegalArgumentException("there is no case " + id));
    int revision = before.revision() + 1;
    handle.execute("UPDATE case_file SET revision = ? WHERE id = ?", revision, id);
    CaseEvents.add(
        handle,
        id,
        new CaseEvent(
            revision,
            news.at(),
            news.kind(),
            before.status(),
            "",
            news.reason(),
            news.account(),
            null,
            news.other()));
    Map<String, String> details = new HashMap<>();
    details.put("revision", Integer.toString(revision));
    details.put("status", before.status().key());
    details.put("reason", news.reason());
    if (news.other() != null) {
      details.put("other", news.other().value());
    }
    audit.append(handle, new Act(news.account(), "case." + news.kind(), "case:" + id, details));
  }

  private record Event(String kind, String reason, @Nullable CaptureRef proof, Instant at) {
    static Event plain(String kind, Instant at) {
      return new Event(kind, "", null, at);
    }
  }

  private void tell(Handle handle, CaseState after, Event event, CaseSubject subject) {
    CaseEvents.add(
        handle,
        after.id(),
        new CaseEvent(
            after.revision(),
            event.at,
            event.kind,
            after.status(),
            "",
            event.reason,
            Act.SYSTEM,
            event.proof,
            null));
    audit.append(
        handle,
        new Act(
            Act.SYSTEM,
            "case." + event.kind,
            "case:" + after.id(),
            subject.details("revision", Integer.toString(after.revision()))));
    looks.follow(
        handle,
        after.id(),
        new Happened(after.revision(), event.at, event.kind, after.status().key(), "", Act.SYSTEM));
  }

  /** Tells a case that its item has another version. */
  public CaseState follow(
      Handle handle, CaseState before, CaseSubject subject, VersionChange change, Instant at) {
    boolean reopens = reopens(before.status(), change, subject);
    CaseStatus status = reopens ? CaseStatus.OPEN : before.status();
    CaseState after = new CaseState(before.id(), status, before.revision() + 1);
    Event event =
        reopens
            ? new Event("reopened", change.key(), null, at)
            : change == VersionChange.REMOVED
                ? new Event(change.key(), "", proof(subject), at)
                : Event.plain(change.key(), at);
    describe(handle, before.id(), subject);
    handle
        .createUpdate("UPDATE case_file SET status = :status, revision = :revision WHERE id = :id")
        .bind("status", status.key())
        .bind("revision", after.revision())
        .bind("id", after.id())
        .execute();
    if (reopens) {
      DueTimes.start(handle, after.id(), at);
    }
    tell(handle, after, event, subject);
    return after;
  }

  /** The recorded answer that shows how the item stands, if it was recorded. */
  private static @Nullable CaptureRef proof(CaseSubject subject) {
    return subject.listing().sighting().capture();
  }

  /**
   * Tells a case with a notice that its item was looked at and is still up, once a day at most.
   *
   * @return where the case stands then
   */
  public CaseState stillUp(Handle handle, CaseState before, CaseSubject subject, Instant at) {
    if (before.status() != CaseStatus.VIOLATION || !isNewsToday(handle, before.id(), at)) {
      return before;
    }
    CaseState after = new CaseState(before.id(), before.status(), before.revision() + 1);
    handle
        .createUpdate("UPDATE case_file SET revision = :revision WHERE id = :id")
        .bind("revision", after.revision())
        .bind("id", before.id())
        .execute();
    tell(handle, after, new Event(STILL_UP, "", proof(subject), at), subject);
    return after;
  }

  private static boolean isNewsToday(Handle handle, long id, Instant at) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM notice WHERE case_id = :id AND watched_from IS NOT NULL)"
                + " AND NOT EXISTS (SELECT 1 FROM case_event WHERE case_id = :id AND kind = :kind"
                + " AND at > :since)")
        .bind("id", id)
        .bind("kind", STILL_UP)
        .bind("since", Instants.micros(at.minus(ONCE)))
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean reopens(CaseStatus status, VersionChange change, CaseSubject subject) {
    return switch (status) {
      case OPEN, ESCALATED -> false;
      case VIOLATION -> change != VersionChange.REMOVED;
      case CLEARED -> change != VersionChange.REMOVED && subject.flag().isPresent();
    };
  }

  /** Tells a case that the same version got another verdict; a decision on it stands. */
  public void rescore(Handle handle, CaseState state, CaseSubject subject) {
    describe(handle, state.id(), subject);
    audit.append(
        handle, new Act(Act.SYSTEM, "case.rescored", "case:" + state.id(), subject.details()));
  }

  /** A verdict that is no flag has no category: the case keeps the one it was opened with. */
  private static void describe(Handle handle, long id, CaseSubject subject) {
    handle
        .createUpdate(
            "UPDATE case_file SET title = :title, platform = :platform, score = :score,"
                + " category = coalesce(:category, category),"
                + " severity = coalesce(:severity, severity) WHERE id = :id")
        .bind("title", subject.listing().title())
        .bind("platform", subject.listing().origin().platform())
        .bind("score", subject.verdict().score())
        .bind("category", subject.flag().map(flag -> flag.category().key()).orElse(null))
        .bind("severity", subject.flag().map(flag -> SeverityRank.of(flag.severity())).orElse(null))
        .bind("id", id)
        .execute();
    DueTimes.reckon(handle, id);
  }
}

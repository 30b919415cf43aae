package org.hulian.store.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.casefile.CaseKeeping;
import org.hulian.store.casefile.CaseNews;
import org.jdbi.v3.core.Handle;

/**
 * What happens to notices when items are looked at; always in the transaction of the saving. Only a
 * look after a notice was sent says what became of it.
 */
public final class NoticeKeeping {
  /** A little less than a day, so that a daily run that comes early is told of too. */
  private static final Duration ONCE = Duration.ofHours(20);

  private final NoticeJournal journal;
  private final CaseKeeping cases;

  public NoticeKeeping(AuditLog audit, CaseKeeping cases, Clock clock) {
    this.journal = new NoticeJournal(audit, clock);
    this.cases = cases;
  }

  /**
   * How an item was found.
   *
   * @param live whether it is there
   * @param back whether it was gone before
   */
  public record Look(boolean live, boolean back, Proof proof) {}

  /** Tells the notices of a case how its item was found. */
  public void look(Handle handle, long caseId, Look look) {
    for (Notice notice : NoticeRows.sentOf(handle, caseId)) {
      look(handle, notice, look);
    }
  }

  /**
   * Tells the notices of a case that its item, gone before, was looked for and not found. It is
   * news only for those that wait for a look: one that was put up again elsewhere stays so.
   */
  public void stillGone(Handle handle, long caseId, Proof proof) {
    for (Notice notice : NoticeRows.sentOf(handle, caseId)) {
      switch (notice.state()) {
        case SENT, ACKNOWLEDGED, STILL_UP -> look(handle, notice, new Look(false, false, proof));
        case DRAFT, APPROVED, GONE, RELISTED, REJECTED, APPEALED -> {}
      }
    }
  }

  private void look(Handle handle, Notice notice, Look look) {
    Instant sent = notice.sentAt();
    if (sent == null || look.proof().at().isBefore(sent)) {
      return;
    }
    NoticeState found = found(notice.state(), look);
    if (found == notice.state()) {
      if (look.live() && isNewsToday(handle, notice, look.proof().at())) {
        write(handle, notice, NoticeEvent.Kind.SEEN, found, look.proof());
      }
      return;
    }
    write(handle, notice, NoticeEvent.Kind.MOVED, found, look.proof());
  }

  private void write(
      Handle handle, Notice notice, NoticeEvent.Kind kind, NoticeState state, Proof proof) {
    NoticeEvent event = NoticeJournal.with(journal.event(notice, kind, state, Act.SYSTEM), proof);
    Instant due = state == NoticeState.RELISTED ? event.at() : null;
    journal.write(handle, notice, event, due);
  }

  /** What a look makes of a state; itself where it says nothing new. */
  static NoticeState found(NoticeState state, Look look) {
    if (state.isBeforeSending()) {
      return state;
    }
    if (!look.live()) {
      return NoticeState.GONE;
    }
    return switch (state) {
      case SENT, ACKNOWLEDGED -> NoticeState.STILL_UP;
      case GONE -> NoticeState.RELISTED;
      case APPEALED -> look.back() ? NoticeState.RELISTED : state;
      case DRAFT, APPROVED, STILL_UP, RELISTED, REJECTED -> state;
    };
  }

  private static boolean isNewsToday(Handle handle, Notice notice, Instant at) {
    return NoticeRows.lastSeen(handle, notice.id())
        .map(last -> last.isBefore(at.minus(ONCE)))
        .orElse(true);
  }

  private record Repeat(long notice, Listing as) {}

  /**
   * Opens notices again whose items were put up again as new ones: those that {@code
   * store.duplicate} linked by text, and flagged ones that it linked by contact.
   *
   * @param firstItem number of the first item that is new
   */
  public void repeated(Handle handle, long firstItem, Instant now) {
    List<Repeat> repeats =
        handle
            .createQuery(
                "SELECT DISTINCT n.id, l.item_id, v.listing FROM item_link l"
                    + " JOIN case_file c ON c.item_id = l.from_id"
                    + " JOIN notice n ON n.case_id = c.id AND n.state IN ('gone', 'relisted')"
                    + " AND NOT "
                    + NoticeStanding.WITHDRAWN
                    + " JOIN item i ON i.id = l.item_id"
                    + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
                    + " WHERE l.item_id >= :first AND (l.kind = 'text' OR EXISTS"
                    + " (SELECT 1 FROM case_file o WHERE o.item_id = l.item_id))"
                    + " ORDER BY l.item_id, n.id")
            .bind("first", firstItem)
            .map(
                (rows, context) ->
                    new Repeat(rows.getLong("id"), ListingCodec.read(rows.getString("listing"))))
            .list();
    Set<Told> told = new HashSet<>();
    for (Repeat repeat : repeats) {
      Notice notice = NoticeRows.find(handle, repeat.notice()).orElseThrow();
      Instant at = repeated(handle, notice, repeat.as(), now);
      if (told.add(new Told(notice.caseId(), repeat.as().id()))) {
        cases.tell(
            handle,
            notice.caseId(),
            new CaseNews("repeated", "", Act.SYSTEM, at, repeat.as().id()));
      }
    }
  }

  /** A case that has several notices hears of an item once. */
  private record Told(long caseId, ListingId as) {}

  private Instant repeated(Handle handle, Notice notice, Listing as, Instant now) {
    Instant fetched = as.sighting().fetchedAt();
    NoticeEvent plain =
        journal.event(notice, NoticeEvent.Kind.REPEATED, NoticeState.RELISTED, Act.SYSTEM);
    NoticeEvent event =
        new NoticeEvent(
            plain.revision(),
            plain.at(),
            plain.kind(),
            plain.state(),
            plain.account(),
            plain.channel(),
            plain.note(),
            new Proof(fetched == null ? now : fetched, as.sighting().capture()),
            as.id());
    journal.write(handle, notice, event, event.at());
    return event.at();
  }
}

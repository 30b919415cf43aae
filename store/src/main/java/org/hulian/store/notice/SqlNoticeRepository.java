package org.hulian.store.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.Sighting;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.casefile.CaseKeeping;
import org.hulian.store.casefile.CaseNews;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.RowNumbers;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;

/** The notices in the database. */
public final class SqlNoticeRepository implements NoticeRepository {
  private final Sql sql;
  private final NoticeJournal journal;
  private final CaseKeeping cases;
  private final NoticeKeeping keeping;
  private final Clock clock;

  public SqlNoticeRepository(Sql sql, AuditLog audit, CaseKeeping cases, Clock clock) {
    this.sql = sql;
    this.journal = new NoticeJournal(audit, clock);
    this.cases = cases;
    this.keeping = new NoticeKeeping(audit, cases, clock);
    this.clock = clock;
  }

  @Override
  public Notice draft(NewNotice written) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          cases.tell(
              handle, written.caseId(), new CaseNews("noticed", "", written.account(), now, null));
          long id = RowNumbers.next(handle, "notice");
          insert(handle, id, written, now);
          Notice notice = NoticeRows.find(handle, id).orElseThrow();
          NoticeEvent event =
              new NoticeEvent(
                  notice.revision(),
                  now,
                  NoticeEvent.Kind.DRAFTED,
                  NoticeState.DRAFT,
                  written.account(),
                  "",
                  "",
                  null,
                  null);
          NoticeRows.addEvent(handle, id, event);
          journal.audit(handle, notice, event);
          journal.send(handle, id, event);
          return notice;
        });
  }

  private static void insert(Handle handle, long id, NewNotice written, Instant now) {
    NoticeText text = written.text();
    handle
        .createUpdate(
            "INSERT INTO notice (id, case_id, number, language, markdown, url, policy_code,"
                + " grounds, platform, recipient, channel, account, created_at, state, revision,"
                + " due_at) VALUES (:id, :case,"
                + " (SELECT count(*) + 1 FROM notice WHERE case_id = :case), :language, :markdown,"
                + " :url, :policy, :grounds, :platform, :recipient, :channel, :account, :now,"
                + " :state, 1, :due)")
        .bind("id", id)
        .bind("case", written.caseId())
        .bind("language", text.language())
        .bind("markdown", text.markdown())
        .bind("url", text.url())
        .bind("policy", text.policyCode())
        .bind("grounds", String.join("\n", text.grounds()))
        .bind("platform", written.to().platform())
        .bind("recipient", written.to().recipient())
        .bind("channel", written.to().channel())
        .bind("account", written.account())
        .bind("now", Instants.micros(now))
        .bind("state", NoticeState.DRAFT.key())
        .bind("due", Instants.micros(written.due()))
        .execute();
  }

  @Override
  public Optional<Notice> find(long caseId, int number) {
    return sql.read(
        handle ->
            handle
                .createQuery(NoticeRows.SELECT + " WHERE n.case_id = :case AND n.number = :number")
                .bind("case", caseId)
                .bind("number", number)
                .map(NoticeRows::notice)
                .findOne());
  }

  @Override
  public List<Notice> ofCase(long caseId) {
    return sql.read(handle -> NoticeRows.ofCase(handle, caseId));
  }

  @Override
  public List<Notice> list(NoticeFilter filter, int limit, int offset) {
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE true");
    NoticeState state = filter.state();
    if (state != null) {
      where.append(" AND n.state = :state");
      values.put("state", state.key());
    }
    String platform = filter.platform();
    if (platform != null) {
      where.append(" AND n.platform = :platform");
      values.put("platform", platform);
    }
    Instant due = filter.dueBefore();
    if (due != null) {
      where.append(" AND n.due_at < :due");
      values.put("due", Instants.micros(due));
    }
    return sql.read(
        handle ->
            handle
                .createQuery(
                    NoticeRows.SELECT
                        + where
                        + " ORDER BY n.due_at IS NULL, n.due_at, n.id DESC"
                        + " LIMIT :limit OFFSET :offset")
                .bindMap(values)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(NoticeRows::notice)
                .list());
  }

  @Override
  public Map<NoticeState, Long> counts() {
    Map<NoticeState, Long> counts = new EnumMap<>(NoticeState.class);
    for (NoticeState state : NoticeState.values()) {
      counts.put(state, 0L);
    }
    sql.read(
            handle ->
                handle
                    .createQuery("SELECT state, count(*) FROM notice GROUP BY state")
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
                    .list())
        .forEach(count -> counts.put(NoticeState.ofKey(count.getKey()), count.getValue()));
    return counts;
  }

  @Override
  public List<String> platforms() {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT platform FROM notice WHERE platform <> '' ORDER BY platform")
                .mapTo(String.class)
                .list());
  }

  @Override
  public List<NoticeEvent> history(long id) {
    return sql.read(handle -> NoticeRows.events(handle, id));
  }

  @Override
  public MoveOutcome move(long id, int revision, NoticeMove move) {
    return sql.write(
        handle -> {
          Optional<Notice> known = NoticeRows.find(handle, id);
          if (known.isEmpty() || known.get().revision() != revision) {
            return MoveOutcome.STALE;
          }
          Notice notice = known.get();
          MoveOutcome refusal = refusal(handle, notice, move);
          if (refusal == MoveOutcome.DONE) {
            write(handle, notice, move);
          }
          return refusal;
        });
  }

  @Override
  public List<Notice> overturned(int limit, int offset) {
    return sql.read(handle -> NoticeRows.overturned(handle, limit, offset));
  }

  @Override
  public Optional<Withdrawal> withdrawal(long id) {
    return sql.read(handle -> NoticeRows.withdrawal(handle, id));
  }

  @Override
  public MoveOutcome withdraw(long id, int revision, String account, String note) {
    Withdrawal withdrawal =
        new Withdrawal(Instants.now(clock), account, PersonalMask.persons(note.strip()));
    return sql.write(
        handle -> {
          Optional<Notice> known = NoticeRows.find(handle, id);
          if (known.isEmpty() || known.get().revision() != revision) {
            return MoveOutcome.STALE;
          }
          Notice notice = known.get();
          MoveOutcome refusal = refusal(notice.basis(), note);
          if (refusal != MoveOutcome.DONE) {
            return refusal;
          }
          NoticeRows.addWithdrawal(handle, id, withdrawal);
          journal.withdrawn(handle, notice, withdrawal);
          cases.tell(
              handle,
              notice.caseId(),
              new CaseNews("notice_withdrawn", "", account, withdrawal.at(), null));
          return MoveOutcome.DONE;
        });
  }

  /** Why a withdrawal is refused; DONE if it is not. */
  private static MoveOutcome refusal(Basis basis, String note) {
    return switch (basis) {
      case STANDS -> MoveOutcome.STANDS;
      case REOPENED -> MoveOutcome.REOPENED;
      case WITHDRAWN -> MoveOutcome.NO_SUCH_WAY;
      case OVERTURNED -> note.isBlank() ? MoveOutcome.NO_NOTE : MoveOutcome.DONE;
    };
  }

  /** Why a move is refused; DONE if it is not. */
  private MoveOutcome refusal(Handle handle, Notice notice, NoticeMove move) {
    NoticeState to = move.to();
    if (notice.basis() == Basis.WITHDRAWN || !notice.state().next().contains(to)) {
      return MoveOutcome.NO_SUCH_WAY;
    }
    if (to == NoticeState.APPROVED && notice.account().equals(move.account())) {
      return MoveOutcome.OWN_NOTICE;
    }
    boolean rests = to == NoticeState.APPROVED || to == NoticeState.SENT;
    if (rests && !isViolation(handle, notice.caseId())) {
      return MoveOutcome.NO_VIOLATION;
    }
    if (rests && isLookedAt(handle, notice.caseId())) {
      return MoveOutcome.LOOKED_AT;
    }
    if (to == NoticeState.SENT && !saysHowAndWhen(notice, move)) {
      return MoveOutcome.NOT_SENT_SO;
    }
    return to.wantsNote() && move.note().isBlank() ? MoveOutcome.NO_NOTE : MoveOutcome.DONE;
  }

  private boolean saysHowAndWhen(Notice notice, NoticeMove move) {
    Instant at = move.sentAt();
    return at != null
        && !move.channel().isBlank()
        && !at.isBefore(notice.createdAt())
        && !at.isAfter(clock.instant());
  }

  private static boolean isViolation(Handle handle, long caseId) {
    return handle
        .createQuery("SELECT status = 'violation' FROM case_file WHERE id = :id")
        .bind("id", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean isLookedAt(Handle handle, long caseId) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM second_look WHERE case_id = :id AND closed_at IS NULL)")
        .bind("id", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  private void write(Handle handle, Notice notice, NoticeMove move) {
    NoticeEvent plain = journal.event(notice, NoticeEvent.Kind.MOVED, move.to(), move.account());
    NoticeEvent event =
        new NoticeEvent(
            plain.revision(),
            plain.at(),
            plain.kind(),
            plain.state(),
            plain.account(),
            PersonalMask.persons(move.channel().strip()),
            PersonalMask.persons(move.note().strip()),
            null,
            null);
    journal.write(handle, notice, event, move.due());
    Instant sent = move.sentAt();
    if (move.to() == NoticeState.SENT && sent != null) {
      handle
          .createUpdate("UPDATE notice SET sent_at = :at, watched_from = :at WHERE id = :id")
          .bind("at", Instants.micros(sent))
          .bind("id", notice.id())
          .execute();
      cases.tell(
          handle,
          notice.caseId(),
          new CaseNews("notice_sent", event.channel(), move.account(), event.at(), null));
      goneMeanwhile(handle, notice);
    }
  }

  /**
   * A person may say later than the crawler looks that a notice was sent. Only the look that found
   * the item gone has its record here; if that was before the sending, the next look is waited for.
   */
  private void goneMeanwhile(Handle handle, Notice notice) {
    handle
        .createQuery(
            "SELECT i.last_seen, v.listing FROM case_file c JOIN item i ON i.id = c.item_id"
                + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
                + " WHERE c.id = :case AND i.live = 0")
        .bind("case", notice.caseId())
        .map(
            (rows, context) -> {
              Sighting last = ListingCodec.read(rows.getString("listing")).sighting();
              Instant found = last.fetchedAt();
              Instant at = found == null ? Instants.instant(rows.getLong("last_seen")) : found;
              return new Proof(at, last.capture());
            })
        .findOne()
        .ifPresent(
            proof ->
                keeping.look(handle, notice.caseId(), new NoticeKeeping.Look(false, false, proof)));
  }
}

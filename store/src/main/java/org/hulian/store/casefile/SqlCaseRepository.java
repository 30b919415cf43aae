package org.hulian.store.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.quality.Happened;
import org.hulian.store.quality.QualityRepository;
import org.hulian.store.quality.SecondLooks;
import org.hulian.store.quality.SqlQualityRepository;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.queue.QueueRepository;
import org.hulian.store.queue.SqlQueueRepository;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;

/** The cases in the database. */
public final class SqlCaseRepository implements CaseRepository {
  /** True of a case that the account may work on. */
  static final String FREE =
      "(claim_account IS NULL OR claim_account = :account OR claim_until <= :now)";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final SecondLooks looks;
  private final QualityRepository quality;
  private final CaseGroups groups;
  private final QueueRepository queues;

  public SqlCaseRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.looks = new SecondLooks(audit);
    this.quality = new SqlQualityRepository(sql, audit, clock);
    this.queues = new SqlQueueRepository(sql, audit, clock);
    this.groups = new SqlCaseGroups(sql, audit, clock, this::decide, this::undo);
  }

  @Override
  public List<CaseFile> queue(
      QueueFilter filter, QueueOrder order, String account, int limit, int offset) {
    return sql.read(
        handle ->
            new CaseQueue(handle, filter, order, account, clock.instant()).page(limit, offset));
  }

  @Override
  public List<DecidedCase> decided(
      QueueFilter filter, boolean withoutNotice, String account, int limit, int offset) {
    return sql.read(
        handle ->
            new DecidedList(handle, filter, withoutNotice, account, clock.instant())
                .page(limit, offset));
  }

  @Override
  public Map<CaseStatus, Long> counts() {
    return counts(handle -> QueueAccess.NOTHING);
  }

  @Override
  public Map<CaseStatus, Long> counts(String account) {
    return counts(handle -> QueueAccess.unseen(handle, account));
  }

  private Map<CaseStatus, Long> counts(Function<Handle, List<Long>> unseen) {
    Map<CaseStatus, Long> counts = new EnumMap<>(CaseStatus.class);
    for (CaseStatus status : CaseStatus.values()) {
      counts.put(status, 0L);
    }
    sql.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT status, count(*) AS total FROM case_file WHERE "
                            + CaseQueue.TOLD
                            + " AND queue_id NOT IN (<unseen>) GROUP BY status")
                    .bindList("unseen", unseen.apply(handle))
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
                    .list())
        .forEach(count -> counts.put(CaseStatus.ofKey(count.getKey()), count.getValue()));
    return counts;
  }

  @Override
  public CaseTally tally() {
    return sql.read(CaseTally::read);
  }

  @Override
  public Optional<CaseFile> find(long id) {
    return sql.read(handle -> find(handle, "c.id = :key", id));
  }

  @Override
  public Optional<CaseFile> findByListing(ListingId id) {
    return sql.read(handle -> find(handle, "i.listing_id = :key", id.value()));
  }

  private Optional<CaseFile> find(Handle handle, String where, Object key) {
    return handle
        .createQuery(CaseRows.SELECT + " WHERE " + where)
        .bind("key", key)
        .map(new CaseRows(clock.instant()))
        .findOne();
  }

  @Override
  public String clockCode(Category category, Severity severity) {
    return sql.read(handle -> DueTimes.code(handle, category, severity));
  }

  @Override
  public List<CaseEvent> history(long id) {
    return sql.read(handle -> CaseEvents.of(handle, id));
  }

  @Override
  public boolean claim(long id, String account, Duration lease) {
    Instant now = Instants.now(clock);
    Instant until = now.plus(lease);
    return sql.write(
        handle -> {
          boolean held = isHeldBy(handle, id, account, now);
          int changed =
              handle
                  .createUpdate(
                      "UPDATE case_file SET claim_account = :account,"
                          + " claim_until = max(:until, coalesce(claim_until, 0))"
                          + " WHERE id = :id AND status IN ('open', 'escalated') AND "
                          + FREE
                          + " AND queue_id NOT IN (<closed>)")
                  .bindList("closed", QueueAccess.unworkable(handle, account))
                  .bind("account", account)
                  .bind("until", Instants.micros(until))
                  .bind("id", id)
                  .bind("now", Instants.micros(now))
                  .execute();
          if (changed > 0 && !held) {
            // Prolonging changes nothing about who works on the case and would drown the log.
            Map<String, String> details = Map.of("until", until.toString());
            audit.append(handle, new Act(account, "case.claimed", subject(id), details));
          }
          return changed > 0;
        });
  }

  private static boolean isHeldBy(Handle handle, long id, String account, Instant now) {
    return handle
        .createQuery(
            "SELECT 1 FROM case_file"
                + " WHERE id = :id AND claim_account = :account AND claim_until > :now")
        .bind("id", id)
        .bind("account", account)
        .bind("now", Instants.micros(now))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public void release(long id, String account) {
    releaseUntil(id, account, Long.MAX_VALUE);
  }

  @Override
  public boolean release(long id, String account, Instant latest) {
    return releaseUntil(id, account, Instants.micros(latest));
  }

  private boolean releaseUntil(long id, String account, long latest) {
    return sql.write(
        handle -> {
          int changed =
              handle
                  .createUpdate(
                      "UPDATE case_file SET claim_account = NULL, claim_until = NULL"
                          + " WHERE id = :id AND claim_account = :account"
                          + " AND claim_until <= :latest")
                  .bind("id", id)
                  .bind("account", account)
                  .bind("latest", latest)
                  .execute();
          if (changed > 0) {
            audit.append(handle, new Act(account, "case.released", subject(id), Map.of()));
          }
          return changed > 0;
        });
  }

  @Override
  public boolean decide(long id, int revision, Decision decision) {
    return sql.write(handle -> decide(handle, id, revision, decision));
  }

  private boolean decide(Handle handle, long id, int revision, Decision decision) {
    Instant now = Instants.now(clock);
    int changed =
        handle
            .createUpdate(
                "UPDATE case_file SET status = :status, revision = revision + 1,"
                    + " claim_account = NULL, claim_until = NULL"
                    + " WHERE id = :id AND revision = :revision AND "
                    + FREE
                    + " AND (queue_id NOT IN (<closed>) OR coalesce(claim_account = :account"
                    + " AND claim_until > :now, 0)) AND NOT (status = 'open' AND :status = 'open')")
            .bindList("closed", QueueAccess.unworkable(handle, decision.account()))
            .bind("status", decision.status().key())
            .bind("id", id)
            .bind("revision", revision)
            .bind("account", decision.account())
            .bind("now", Instants.micros(now))
            .execute();
    if (changed == 0) {
      return false;
    }
    tell(handle, id, event(revision + 1, now, decision));
    if (decision.status() == CaseStatus.OPEN) {
      DueTimes.start(handle, id, now);
    } else if (decision.status() == CaseStatus.ESCALATED) {
      DueTimes.reckon(handle, id);
    }
    IndexOutbox.addCase(handle, id);
    return true;
  }

  @Override
  public boolean undo(long id, Undo undo) {
    return sql.write(handle -> undo(handle, id, 0, undo));
  }

  private boolean undo(Handle handle, long id, int revision, Undo undo) {
    Optional<CaseEvent> undone = CaseUndo.undo(handle, id, revision, undo, Instants.now(clock));
    undone.ifPresent(
        event -> {
          tell(handle, id, event);
          IndexOutbox.addCase(handle, id);
        });
    return undone.isPresent();
  }

  @Override
  public CaseGroups groups() {
    return groups;
  }

  private static CaseEvent event(int revision, Instant now, Decision decision) {
    String kind = decision.status() == CaseStatus.OPEN ? "reopened" : "decided";
    return new CaseEvent(
        revision,
        now,
        kind,
        decision.status(),
        decision.policyCode(),
        decision.reason(),
        decision.account(),
        null,
        null);
  }

  private void tell(Handle handle, long id, CaseEvent event) {
    CaseEvents.add(handle, id, event);
    Map<String, String> details = new HashMap<>();
    details.put("revision", Integer.toString(event.revision()));
    details.put("status", event.status().key());
    details.put("policy", event.policyCode());
    details.put("reason", event.reason());
    audit.append(handle, new Act(event.account(), "case." + event.kind(), subject(id), details));
    looks.follow(handle, id, happened(event));
  }

  private static Happened happened(CaseEvent event) {
    return new Happened(
        event.revision(),
        event.at(),
        event.kind(),
        event.status().key(),
        event.policyCode(),
        event.account());
  }

  @Override
  public boolean settle(long id, int revision, Decision decision) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> told(handle, id, new LastWord(handle, id, revision, now).settle(decision)));
  }

  @Override
  public boolean appeal(long id, int revision, String reason, String account) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle ->
            told(
                handle,
                id,
                new LastWord(handle, id, revision, now)
                    .appeal(PersonalMask.persons(reason), account)));
  }

  @Override
  public QueueRepository queues() {
    return queues;
  }

  @Override
  public QualityRepository quality() {
    return quality;
  }

  private boolean told(Handle handle, long id, Optional<CaseEvent> event) {
    if (event.isEmpty()) {
      return false;
    }
    tell(handle, id, event.get());
    IndexOutbox.addCase(handle, id);
    return true;
  }

  @Override
  public List<Watched> watched(String site) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT i.listing_id, i.last_seen, v.listing ->> 'url' AS url"
                        + " FROM case_file c JOIN item i ON i.id = c.item_id"
                        + " JOIN item_version v ON v.item_id = i.id AND v.version = i.version"
                        + " WHERE "
                        + CaseTally.WATCHED
                        + " AND v.listing ->> 'site' = :site ORDER BY i.last_seen, i.id")
                .bind("site", site)
                .map(
                    (rows, context) ->
                        new Watched(
                            new ListingId(rows.getString("listing_id")),
                            rows.getString("url"),
                            Instants.instant(rows.getLong("last_seen"))))
                .list());
  }

  private static String subject(long id) {
    return "case:" + id;
  }
}

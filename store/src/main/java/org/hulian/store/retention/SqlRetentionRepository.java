package org.hulian.store.retention;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.notice.NoticeStanding;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Retention in the database. */
public final class SqlRetentionRepository implements RetentionRepository {
  private static final String SINCE =
      "max(i.last_seen, coalesce((SELECT max(at) FROM case_event e WHERE e.case_id = c.id), 0))";

  /**
   * Decided cases that somebody looks at again, or is measured by, are not done with; nor are items
   * that show that another was put up again: they stay as long as that one's case.
   */
  private static final String OLD =
      " FROM item i LEFT JOIN case_file c ON c.item_id = i.id WHERE i.last_seen < :latest"
          + " AND NOT EXISTS (SELECT 1 FROM kept_back k WHERE k.case_id = c.id)"
          + " AND NOT EXISTS (SELECT 1 FROM notice_event p WHERE p.other = i.listing_id)"
          + " AND CASE WHEN c.id IS NULL THEN i.last_seen < :unflagged"
          + " WHEN c.status = 'cleared' THEN "
          + SINCE
          + " < :cleared WHEN c.status = 'violation' THEN "
          + SINCE
          + " < :violation ELSE 0 END";

  /** Whoever has to withdraw a notice needs its case for that. */
  private static final String HELD =
      " (EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = c.id)"
          + " OR EXISTS (SELECT 1 FROM notice n WHERE n.case_id = c.id AND "
          + NoticeStanding.TO_WITHDRAW
          + "))";

  private static final String DUE = OLD + " AND NOT" + HELD;

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  public SqlRetentionRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> due(RetentionRules rules) {
    return sql.read(
        handle -> {
          Map<String, Long> due = new TreeMap<>();
          String rule = "coalesce(c.status, 'unflagged')";
          bound(
                  handle.createQuery(
                      "SELECT " + rule + " AS rule, count(*) AS total" + DUE + " GROUP BY " + rule),
                  rules)
              .map((rows, context) -> Map.entry(rows.getString("rule"), rows.getLong("total")))
              .forEach(count -> due.put(count.getKey(), count.getValue()));
          return due;
        });
  }

  @Override
  public long heldBack(RetentionRules rules) {
    return sql.read(
        handle ->
            bound(handle.createQuery("SELECT count(*)" + OLD + " AND" + HELD), rules)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Optional<Doubt> doubt(RetentionRules rules) {
    long due = due(rules).values().stream().mapToLong(Long::longValue).sum();
    return sql.read(handle -> Doubts.of(handle, due, clock.instant()));
  }

  @Override
  public void confirm(String account, long due) {
    Map<String, String> details = Map.of("due", Long.toString(due));
    sql.change(
        handle -> audit.append(handle, new Act(account, Doubts.CONFIRMED, "retention", details)));
  }

  @Override
  public RetentionPass pass(RetentionRules rules, String account, String why) {
    return new Pass(rules, account, why);
  }

  /** Where the walk is: the key of the last item that was due. */
  private record Place(long seen, long item) {
    private static final Place START = new Place(Long.MIN_VALUE, 0);

    static Place of(ResultSet rows, StatementContext context) throws SQLException {
      return new Place(rows.getLong("last_seen"), rows.getLong("id"));
    }
  }

  private final class Pass implements RetentionPass {
    private final RetentionRules rules;
    private final String account;
    private final String why;
    private Place last = Place.START;

    Pass(RetentionRules rules, String account, String why) {
      this.rules = rules;
      this.account = account;
      this.why = why;
    }

    @Override
    public OptionalInt next(int limit) {
      List<Place> found = sql.read(handle -> after(handle, rules, last, limit));
      if (found.isEmpty()) {
        return OptionalInt.empty();
      }
      List<Long> items = found.stream().map(Place::item).toList();
      int erased = sql.write(handle -> eraseOf(handle, items));
      last = found.getLast();
      return OptionalInt.of(erased);
    }

    private int eraseOf(Handle handle, List<Long> items) {
      List<Doomed> due = stillDue(handle, rules, items);
      erase(handle, due, account, why);
      return due.size();
    }
  }

  /** By key, so that what stays is gone by once and not for each batch again. */
  private List<Place> after(Handle handle, RetentionRules rules, Place last, int limit) {
    return bound(
            handle.createQuery(
                "SELECT i.id, i.last_seen"
                    + DUE
                    + " AND (i.last_seen, i.id) > (:seen, :item)"
                    + " ORDER BY i.last_seen, i.id LIMIT :limit"),
            rules)
        .bind("seen", last.seen)
        .bind("item", last.item)
        .bind("limit", limit)
        .map(Place::of)
        .list();
  }

  private List<Doomed> stillDue(Handle handle, RetentionRules rules, List<Long> items) {
    return bound(
            handle.createQuery(
                "SELECT i.id, i.listing_id, i.content_hash, 0 AS held"
                    + DUE
                    + " AND i.id IN (<ids>)"),
            rules)
        .bindList("ids", items)
        .map(Doomed::of)
        .list();
  }

  private Query bound(Query query, RetentionRules rules) {
    Instant now = clock.instant();
    Instant unflagged = RetentionRules.limit(rules.unflagged(), now);
    Instant cleared = RetentionRules.limit(rules.cleared(), now);
    Instant violation = RetentionRules.limit(rules.violation(), now);
    Instant latest = List.of(unflagged, cleared, violation).stream().max(Instant::compareTo).get();
    return query
        .bind("latest", Instants.micros(latest))
        .bind("unflagged", Instants.micros(unflagged))
        .bind("cleared", Instants.micros(cleared))
        .bind("violation", Instants.micros(violation));
  }

  /** The row of an item that is to go. */
  private record Doomed(long id, ListingId listing, String contentHash, boolean held) {
    static Doomed of(ResultSet rows, StatementContext context) throws SQLException {
      return new Doomed(
          rows.getLong("id"),
          new ListingId(rows.getString("listing_id")),
          rows.getString("content_hash"),
          rows.getBoolean("held"));
    }
  }

  @Override
  public ErasureOutcome erase(ListingId id, String account, String why) {
    return sql.write(
        handle -> {
          Optional<Doomed> doomed = doomed(handle, id);
          if (doomed.isEmpty()) {
            return ErasureOutcome.UNKNOWN;
          }
          if (doomed.get().held) {
            return ErasureOutcome.ON_HOLD;
          }
          erase(handle, List.of(doomed.get()), account, why);
          return ErasureOutcome.ERASED;
        });
  }

  private static Optional<Doomed> doomed(Handle handle, ListingId id) {
    return handle
        .createQuery(
            "SELECT i.id, i.listing_id, i.content_hash, EXISTS (SELECT 1 FROM case_file c JOIN"
                + " legal_hold h ON h.case_id = c.id WHERE c.item_id = i.id) OR EXISTS (SELECT 1"
                + " FROM notice_event p JOIN notice n ON n.id = p.notice_id JOIN legal_hold h ON"
                + " h.case_id = n.case_id WHERE p.other = i.listing_id) AS held"
                + " FROM item i WHERE i.listing_id = :id")
        .bind("id", id.value())
        .map(Doomed::of)
        .findOne();
  }

  private void erase(Handle handle, List<Doomed> all, String account, String why) {
    if (all.isEmpty()) {
      return;
    }
    handle.execute("PRAGMA secure_delete = ON"); // what is freed is overwritten with zeros
    long now = Instants.micros(Instants.now(clock));
    for (Doomed doomed : all) {
      handle.execute(
          "INSERT INTO erasure (listing_id, captures, at, scrubbed) VALUES (?, ?, ?, 0)"
              + " ON CONFLICT DO UPDATE SET captures = excluded.captures, at = excluded.at,"
              + " scrubbed = 0",
          doomed.listing.value(),
          captures(handle, doomed),
          now);
    }
    new Cascade(handle).deleteItems(all.stream().map(Doomed::id).toList());
    for (Doomed doomed : all) {
      Map<String, String> details = Map.of("why", why, "content", doomed.contentHash);
      String subject = "item:sha256:" + sha256(doomed.listing.value());
      audit.append(handle, new Act(account, "item.erased", subject, details));
    }
  }

  /**
   * Of its versions and of what happened to it, and what an erasure of the same item has not taken
   * out yet.
   */
  private static String captures(Handle handle, Doomed doomed) {
    Stream<String> before =
        handle
            .createQuery("SELECT captures FROM erasure WHERE listing_id = :id")
            .bind("id", doomed.listing.value())
            .mapTo(String.class)
            .list()
            .stream()
            .flatMap(captures -> lines(captures).stream());
    Stream<String> now =
        handle
            .createQuery("SELECT listing FROM item_version WHERE item_id = :item")
            .bind("item", doomed.id)
            .mapTo(String.class)
            .list()
            .stream()
            .map(listing -> ListingCodec.read(listing).sighting().capture())
            .filter(Objects::nonNull)
            .map(CaptureRef::record);
    Stream<String> proofs =
        handle
            .createQuery(
                "SELECT e.proof_record FROM case_file c JOIN case_event e ON e.case_id = c.id"
                    + " WHERE c.item_id = :item AND e.proof_record IS NOT NULL UNION"
                    + " SELECT e.proof_record FROM case_file c JOIN notice n ON n.case_id = c.id"
                    + " JOIN notice_event e ON e.notice_id = n.id WHERE c.item_id = :item"
                    + " AND e.proof_record IS NOT NULL AND e.kind <> 'repeated'")
            .bind("item", doomed.id)
            .mapTo(String.class)
            .list()
            .stream();
    return Stream.of(before, now, proofs)
        .flatMap(Function.identity())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<Erasure> pending() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT listing_id, captures, at FROM erasure ORDER BY at, listing_id")
                .map(
                    (rows, context) ->
                        new Erasure(
                            new ListingId(rows.getString("listing_id")),
                            lines(rows.getString("captures")),
                            Instants.instant(rows.getLong("at"))))
                .list());
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public Set<String> inUse(Set<String> captures) {
    return among(captures, "", "");
  }

  @Override
  public Set<String> heldCaptures(Set<String> captures) {
    return among(
        captures,
        " WHERE item_id IN (SELECT c.item_id FROM legal_hold h JOIN case_file c ON c.id ="
            + " h.case_id)",
        " AND case_id IN (SELECT case_id FROM legal_hold)");
  }

  /**
   * Those that something stored rests on: what a version was read from, and what proves that it was
   * still there, was gone, or was put up again.
   *
   * @param ofItems which versions
   * @param ofCases which events
   */
  private Set<String> among(Set<String> captures, String ofItems, String ofCases) {
    return sql.read(
        handle -> {
          try (Stream<String> all =
              handle
                  .createQuery(
                      "SELECT listing ->> '$.capture.record' FROM item_version"
                          + ofItems
                          + " UNION ALL SELECT proof_record FROM case_event"
                          + " WHERE proof_record IS NOT NULL"
                          + ofCases
                          + " UNION ALL SELECT proof_record FROM notice_event e JOIN notice n"
                          + " ON n.id = e.notice_id WHERE proof_record IS NOT NULL"
                          + ofCases)
                  .mapTo(String.class)
                  .stream()) {
            return all.filter(Objects::nonNull)
                .filter(captures::contains)
                .collect(Collectors.toUnmodifiableSet());
          }
        });
  }

  @Override
  public boolean scrub() {
    long waits =
        sql.read(
            handle ->
                handle
                    .createQuery("SELECT coalesce(max(at), -1) FROM erasure WHERE scrubbed = 0")
                    .mapTo(Long.class)
                    .one());
    if (waits < 0) {
      return true;
    }
    sql.vacuum();
    if (!sql.checkpoint()) {
      return false;
    }
    sql.change(handle -> handle.execute("UPDATE erasure SET scrubbed = 1 WHERE at <= ?", waits));
    return true;
  }

  @Override
  public void finished(Erasure erasure) {
    sql.change(
        handle ->
            handle.execute(
                "DELETE FROM erasure WHERE listing_id = ? AND at = ? AND scrubbed = 1",
                erasure.id().value(),
                Instants.micros(erasure.at())));
  }

  @Override
  public void forgetLines() {
    sql.change(
        handle ->
            handle.execute(
                "UPDATE run_line SET url = '', reason = 'erased' WHERE url IN"
                    + " (SELECT listing_id FROM erasure WHERE scrubbed = 0)"));
  }

  @Override
  public boolean hold(long caseId, String account, String reason) {
    return sql.write(
        handle -> {
          int changed =
              handle.execute(
                  "INSERT INTO legal_hold (case_id, account, reason, at) SELECT id, ?, ?, ?"
                      + " FROM case_file WHERE id = ? ON CONFLICT DO NOTHING",
                  account,
                  reason,
                  Instants.micros(Instants.now(clock)),
                  caseId);
          tell(handle, changed, new Act(account, "case.held", "case:" + caseId, why(reason)));
          return changed > 0;
        });
  }

  @Override
  public boolean release(long caseId, String account, String reason) {
    return sql.write(
        handle -> {
          int changed = handle.execute("DELETE FROM legal_hold WHERE case_id = ?", caseId);
          tell(handle, changed, new Act(account, "case.unheld", "case:" + caseId, why(reason)));
          return changed > 0;
        });
  }

  @Override
  public List<ListingId> heldItems() {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT i.listing_id FROM legal_hold h JOIN case_file c ON c.id = h.case_id"
                        + " JOIN item i ON i.id = c.item_id")
                .map((rows, context) -> new ListingId(rows.getString("listing_id")))
                .list());
  }

  private static Map<String, String> why(String reason) {
    return Map.of("reason", reason);
  }

  private void tell(Handle handle, int changed, Act act) {
    if (changed > 0) {
      audit.append(handle, act);
    }
  }

  @Override
  public Optional<LegalHold> holdOf(long caseId) {
    return holds().stream().filter(hold -> hold.caseId() == caseId).findFirst();
  }

  @Override
  public List<LegalHold> holds() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT case_id, account, reason, at FROM legal_hold ORDER BY at")
                .map(
                    (rows, context) ->
                        new LegalHold(
                            rows.getLong("case_id"),
                            rows.getString("account"),
                            rows.getString("reason"),
                            Instants.instant(rows.getLong("at"))))
                .list());
  }
}

package org.hulian.store.retention;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.CaptureRef;
import org.hulian.listing.ListingId;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Retention in the database. */
public final class SqlRetentionRepository implements RetentionRepository {
  private static final String SINCE =
      "max(i.last_seen, coalesce((SELECT max(at) FROM case_event e WHERE e.case_id = c.id), 0))";
  private static final String DUE =
      " FROM item i LEFT JOIN case_file c ON c.item_id = i.id"
          + " WHERE i.last_seen < :latest AND NOT EXISTS"
          + " (SELECT 1 FROM legal_hold h WHERE h.case_id = c.id)"
          + " AND CASE WHEN c.id IS NULL THEN i.last_seen < :unflagged"
          + " WHEN c.status = 'cleared' THEN "
          + SINCE
          + " < :cleared WHEN c.status = 'violation' THEN "
          + SINCE
          + " < :violation ELSE 0 END";

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
  public List<ListingId> dueItems(RetentionRules rules, int limit) {
    return sql.read(
        handle ->
            bound(
                    handle.createQuery(
                        "SELECT i.listing_id" + DUE + " ORDER BY i.last_seen LIMIT :limit"),
                    rules)
                .bind("limit", limit)
                .map((rows, context) -> new ListingId(rows.getString("listing_id")))
                .list());
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
  private record Doomed(long id, String contentHash, boolean held) {}

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
          erase(handle, id, doomed.get().id);
          audit.append(
              handle,
              new Act(
                  account,
                  "item.erased",
                  "item:sha256:" + sha256(id.value()),
                  Map.of("why", why, "content", doomed.get().contentHash)));
          return ErasureOutcome.ERASED;
        });
  }

  private static Optional<Doomed> doomed(Handle handle, ListingId id) {
    return handle
        .createQuery(
            "SELECT i.id, i.content_hash, EXISTS (SELECT 1 FROM case_file c JOIN legal_hold h"
                + " ON h.case_id = c.id WHERE c.item_id = i.id) AS held"
                + " FROM item i WHERE i.listing_id = :id")
        .bind("id", id.value())
        .map(
            (rows, context) ->
                new Doomed(
                    rows.getLong("id"), rows.getString("content_hash"), rows.getBoolean("held")))
        .findOne();
  }

  private void erase(Handle handle, ListingId id, long item) {
    handle.execute("PRAGMA secure_delete = ON"); // what is freed is overwritten with zeros
    handle.execute(
        "INSERT OR REPLACE INTO erasure (listing_id, captures, at) VALUES (?, ?, ?)",
        id.value(),
        captures(handle, item),
        Instants.micros(Instants.now(clock)));
    List<Long> sketches =
        handle
            .createQuery("SELECT sketch_id FROM item_sketch WHERE item_id = :item")
            .bind("item", item)
            .mapTo(Long.class)
            .list();
    Cascade cascade = new Cascade(handle);
    cascade.unguarded(
        () -> {
          cascade.delete("item", item);
          sketches.stream()
              .filter(sketch -> isUnused(handle, sketch))
              .forEach(sketch -> cascade.delete("sketch", sketch));
          handle
              .createQuery("SELECT id FROM alert WHERE listing_id = :id")
              .bind("id", id.value())
              .mapTo(Long.class)
              .list()
              .forEach(alert -> cascade.delete("alert", alert));
          handle.execute(
              "UPDATE run_line SET url = '', reason = 'erased' WHERE url = ?", id.value());
        });
  }

  private static boolean isUnused(Handle handle, long sketch) {
    return handle
        .createQuery(
            "SELECT NOT EXISTS (SELECT 1 FROM item_sketch WHERE sketch_id = :sketch) AND NOT EXISTS"
                + " (SELECT 1 FROM sketch WHERE cluster = :sketch AND id <> :sketch)")
        .bind("sketch", sketch)
        .mapTo(Boolean.class)
        .one();
  }

  private static String captures(Handle handle, long item) {
    return handle
        .createQuery("SELECT listing FROM item_version WHERE item_id = :item")
        .bind("item", item)
        .mapTo(String.class)
        .list()
        .stream()
        .map(listing -> ListingCodec.read(listing).sighting().capture())
        .filter(Objects::nonNull)
        .map(CaptureRef::record)
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
                .createQuery("SELECT listing_id, captures FROM erasure ORDER BY at, listing_id")
                .map(
                    (rows, context) ->
                        new Erasure(
                            new ListingId(rows.getString("listing_id")),
                            lines(rows.getString("captures"))))
                .list());
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).filter(line -> !line.isEmpty()).toList();
  }

  @Override
  public Set<String> inUse(Set<String> captures) {
    Set<String> used = new HashSet<>();
    sql.read(
        handle -> {
          handle
              .createQuery("SELECT listing ->> '$.capture.record' AS capture FROM item_version")
              .mapTo(String.class)
              .stream()
              .filter(captures::contains)
              .forEach(used::add);
          return Boolean.TRUE;
        });
    return used;
  }

  @Override
  public void finished(ListingId id) {
    sql.change(
        handle -> {
          handle.execute("PRAGMA secure_delete = ON");
          handle.execute("DELETE FROM erasure WHERE listing_id = ?", id.value());
        });
  }

  @Override
  public void scrub() {
    sql.checkpoint();
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

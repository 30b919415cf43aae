package org.hulian.store.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Runs and their ledgers in the database. */
public final class SqlRunRepository implements RunRepository {
  private static final Set<LedgerOutcome> KEPT =
      Set.of(
          LedgerOutcome.REFUSED,
          LedgerOutcome.BLOCKED,
          LedgerOutcome.FAILED,
          LedgerOutcome.REMOVED,
          LedgerOutcome.RELISTED,
          LedgerOutcome.ABSENT);
  private static final String SELECT =
      "SELECT id, site, status, started_at, ended_at, reason FROM run";
  private static final String LEFT = "the process that ran it ended before it did";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  public SqlRunRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Run start(String site) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          for (long left : running(handle, site)) {
            end(handle, left, RunStatus.INTERRUPTED, LEFT);
          }
          long id =
              handle.createQuery("SELECT coalesce(max(id), 0) FROM run").mapTo(Long.class).one()
                  + 1;
          handle
              .createUpdate(
                  "INSERT INTO run (id, site, status, started_at)"
                      + " VALUES (:id, :site, :status, :now)")
              .bind("id", id)
              .bind("site", site)
              .bind("status", key(RunStatus.RUNNING))
              .bind("now", Instants.micros(now))
              .execute();
          audit.append(
              handle, new Act(Act.SYSTEM, "run.started", "run:" + id, Map.of("site", site)));
          return new Run(id, site, RunStatus.RUNNING, now, null, "", Map.of());
        });
  }

  /**
   * Ends every run that is still open. For a process that has just got the folder to itself: it
   * knows that whoever ran them is gone.
   */
  public void interruptAll() {
    List<Long> left =
        sql.read(
            handle ->
                handle
                    .createQuery("SELECT id FROM run WHERE ended_at IS NULL ORDER BY id")
                    .mapTo(Long.class)
                    .list());
    if (!left.isEmpty()) {
      sql.change(handle -> left.forEach(id -> end(handle, id, RunStatus.INTERRUPTED, LEFT)));
    }
  }

  private static List<Long> running(Handle handle, String site) {
    return handle
        .createQuery("SELECT id FROM run WHERE site = :site AND ended_at IS NULL ORDER BY id")
        .bind("site", site)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public void record(long runId, List<LedgerEntry> entries) {
    Map<LedgerOutcome, Long> counts = new EnumMap<>(LedgerOutcome.class);
    entries.forEach(entry -> counts.merge(entry.outcome(), 1L, Long::sum));
    sql.change(
        handle -> {
          requireRun(handle, runId);
          addCounts(handle, runId, counts);
          addLines(handle, runId, entries);
        });
  }

  private static void requireRun(Handle handle, long id) {
    if (find(handle, id).isEmpty()) {
      throw new IllegalArgumentException("there is no run " + id);
    }
  }

  private static void addCounts(Handle handle, long runId, Map<LedgerOutcome, Long> counts) {
    counts.forEach(
        (outcome, count) ->
            handle
                .createUpdate(
                    "INSERT INTO run_count (run_id, outcome, total) VALUES (:run, :outcome, :count)"
                        + " ON CONFLICT (run_id, outcome)"
                        + " DO UPDATE SET total = run_count.total + excluded.total")
                .bind("run", runId)
                .bind("outcome", key(outcome))
                .bind("count", count)
                .execute());
  }

  private static boolean isKept(LedgerEntry entry) {
    return KEPT.contains(entry.outcome())
        || (entry.outcome() == LedgerOutcome.SKIPPED && !entry.reason().isEmpty());
  }

  private static void addLines(Handle handle, long runId, List<LedgerEntry> entries) {
    List<LedgerEntry> kept = entries.stream().filter(SqlRunRepository::isKept).toList();
    if (kept.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO run_line (run_id, at, outcome, url, reason)"
                + " VALUES (:run, :at, :outcome, :url, :reason)")) {
      for (LedgerEntry entry : kept) {
        batch
            .bind("run", runId)
            .bind("at", Instants.micros(entry.at()))
            .bind("outcome", key(entry.outcome()))
            .bind("url", entry.url())
            .bind("reason", entry.reason())
            .add();
      }
      batch.execute();
    }
  }

  @Override
  public void finish(long runId, RunStatus status, String reason) {
    if (status == RunStatus.RUNNING) {
      throw new IllegalArgumentException("a run does not end as running");
    }
    sql.change(
        handle -> {
          requireRun(handle, runId);
          end(handle, runId, status, reason);
        });
  }

  private void end(Handle handle, long id, RunStatus status, String reason) {
    int changed =
        handle
            .createUpdate(
                "UPDATE run SET status = :status, ended_at = :now, reason = :reason"
                    + " WHERE id = :id AND ended_at IS NULL")
            .bind("status", key(status))
            .bind("now", Instants.micros(clock.instant()))
            .bind("reason", reason.isEmpty() ? null : reason)
            .bind("id", id)
            .execute();
    if (changed > 0) {
      audit.append(
          handle, new Act(Act.SYSTEM, "run.ended", "run:" + id, Map.of("status", key(status))));
    }
  }

  @Override
  public List<Run> list(int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map(SqlRunRepository::row)
                .list()
                .stream()
                .map(row -> row.run(counts(handle, row.id)))
                .toList());
  }

  @Override
  public Optional<Run> find(long id) {
    return sql.read(handle -> find(handle, id));
  }

  private static Optional<Run> find(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id)
        .map(SqlRunRepository::row)
        .findOne()
        .map(row -> row.run(counts(handle, id)));
  }

  @Override
  public Optional<Run> newest(String site) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE site = :site ORDER BY id DESC LIMIT 1")
                .bind("site", site)
                .map(SqlRunRepository::row)
                .findOne()
                .map(row -> row.run(counts(handle, row.id))));
  }

  @Override
  public List<SiteRuns> bySite() {
    return sql.read(
        handle -> {
          Map<String, Map<LedgerOutcome, Long>> totals = totals(handle);
          Map<String, Instant> completed = completed(handle);
          return handle
              .createQuery(
                  SELECT + " WHERE id IN (SELECT max(id) FROM run GROUP BY site) ORDER BY site")
              .map(SqlRunRepository::row)
              .list()
              .stream()
              .map(
                  row ->
                      new SiteRuns(
                          row.run(counts(handle, row.id)),
                          completed.get(row.site),
                          totals.getOrDefault(row.site, Map.of())))
              .toList();
        });
  }

  private static Map<String, Map<LedgerOutcome, Long>> totals(Handle handle) {
    Map<String, Map<LedgerOutcome, Long>> totals = new HashMap<>();
    handle
        .createQuery(
            "SELECT r.site, c.outcome, sum(c.total) FROM run_count c JOIN run r ON r.id = c.run_id"
                + " GROUP BY r.site, c.outcome")
        .map(
            (rows, context) ->
                new Total(rows.getString(1), outcome(rows.getString(2)), rows.getLong(3)))
        .forEach(
            total ->
                totals
                    .computeIfAbsent(total.site, site -> new EnumMap<>(LedgerOutcome.class))
                    .put(total.outcome, total.number));
    return totals;
  }

  private record Total(String site, LedgerOutcome outcome, long number) {}

  private static Map<String, Instant> completed(Handle handle) {
    return handle
        .createQuery("SELECT site, max(ended_at) FROM run WHERE status = :status GROUP BY site")
        .bind("status", key(RunStatus.COMPLETED))
        .map((rows, context) -> Map.entry(rows.getString(1), Instants.instant(rows.getLong(2))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A run without its counts; ended is 0 while it runs. */
  private record Row(
      long id, String site, RunStatus status, Instant started, long ended, String reason) {
    Run run(Map<LedgerOutcome, Long> counts) {
      Instant endedAt = ended == 0 ? null : Instants.instant(ended);
      return new Run(id, site, status, started, endedAt, reason, counts);
    }
  }

  private static Row row(ResultSet rows, StatementContext context) throws SQLException {
    String reason = rows.getString("reason");
    return new Row(
        rows.getLong("id"),
        rows.getString("site"),
        RunStatus.valueOf(rows.getString("status").toUpperCase(Locale.ROOT)),
        Instants.instant(rows.getLong("started_at")),
        rows.getLong("ended_at"),
        reason == null ? "" : reason);
  }

  private static Map<LedgerOutcome, Long> counts(Handle handle, long id) {
    Map<LedgerOutcome, Long> counts = new EnumMap<>(LedgerOutcome.class);
    handle
        .createQuery("SELECT outcome, total FROM run_count WHERE run_id = :id")
        .bind("id", id)
        .map((rows, context) -> Map.entry(rows.getString("outcome"), rows.getLong("total")))
        .forEach(count -> counts.put(outcome(count.getKey()), count.getValue()));
    return counts;
  }

  @Override
  public List<LedgerEntry> ledger(long runId, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT at, outcome, url, reason FROM run_line WHERE run_id = :run"
                        + " ORDER BY id LIMIT :limit")
                .bind("run", runId)
                .bind("limit", limit)
                .map(
                    (rows, context) ->
                        new LedgerEntry(
                            Instants.instant(rows.getLong("at")),
                            outcome(rows.getString("outcome")),
                            rows.getString("url"),
                            rows.getString("reason")))
                .list());
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static LedgerOutcome outcome(String key) {
    return LedgerOutcome.valueOf(key.toUpperCase(Locale.ROOT));
  }
}

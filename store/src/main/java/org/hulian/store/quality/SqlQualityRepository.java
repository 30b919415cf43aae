package org.hulian.store.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Second looks, known answers and figures in the database. */
public final class SqlQualityRepository implements QualityRepository {
  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final SecondLooks looks;

  public SqlQualityRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.looks = new SecondLooks(audit);
  }

  @Override
  public QualitySettings settings() {
    return sql.read(handle -> QualityRows.settings(handle).values());
  }

  @Override
  public void set(QualitySettings settings, String by) {
    sql.change(
        handle -> {
          handle
              .createUpdate("UPDATE quality_settings SET share = :share, known_share = :known")
              .bind("share", settings.share())
              .bind("known", settings.knownShare())
              .execute();
          Double share = settings.share();
          tell(
              handle,
              new Act(
                  by,
                  "quality.set",
                  "quality",
                  Map.of(
                      "share",
                      share == null ? "off" : share.toString(),
                      "known",
                      Double.toString(settings.knownShare()))));
        });
  }

  @Override
  public boolean isKeptBack(long caseId, String account) {
    return sql.read(handle -> Turns.isKeptBack(handle, caseId, account));
  }

  @Override
  public OptionalInt untoldSince(long caseId, String account) {
    return sql.read(handle -> Turns.untoldSince(handle, caseId, account));
  }

  @Override
  public OptionalLong take(String account, Duration lease, Set<Long> skipped) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          Turns turns = new Turns(handle, account, now, skipped);
          OptionalLong held = turns.held();
          OptionalLong next = held.isPresent() ? held : turns.next(now.plus(lease));
          if (held.isEmpty() && next.isPresent()) {
            Map<String, String> details = Map.of("until", now.plus(lease).toString());
            tell(handle, new Act(account, "look.taken", subject(next.getAsLong()), details));
          }
          return next;
        });
  }

  @Override
  public boolean holds(long caseId, String account) {
    Instant now = Instants.now(clock);
    return sql.read(handle -> new Turns(handle, account, now, Set.of()).holds(caseId));
  }

  @Override
  public void release(long caseId, String account) {
    sql.change(
        handle -> {
          if (Turns.release(handle, caseId, account)) {
            tell(handle, new Act(account, "look.released", subject(caseId), Map.of()));
          }
        });
  }

  @Override
  public boolean answer(long caseId, Answer answer) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          boolean look = Turns.answer(handle, caseId, answer, now);
          if (!look && !Turns.answerKnown(handle, caseId, answer, now)) {
            return false;
          }
          tell(
              handle,
              new Act(
                  answer.account(),
                  "look.answered",
                  subject(caseId),
                  Map.of(
                      "violation", Boolean.toString(answer.violation()),
                      "policy", answer.policy(),
                      "reason", answer.reason())));
          if (look) {
            QualityRows.open(handle, caseId)
                .filter(open -> !open.disputed())
                .ifPresent(open -> agree(handle, open, answer, now));
          }
          return true;
        });
  }

  private void agree(Handle handle, SecondLook look, Answer answer, Instant now) {
    Happened event = new Happened(look.revision(), now, "agreed", "", "", answer.account());
    looks.close(handle, look, "agreed", event);
    SecondLooks.measure(handle, look.caseId(), look.first().violation());
  }

  @Override
  public Optional<SecondLook> open(long caseId) {
    return sql.read(handle -> QualityRows.open(handle, caseId));
  }

  @Override
  public List<SecondLook> disputes(int limit) {
    return sql.read(handle -> QualityRows.open(handle, true, limit));
  }

  @Override
  public List<SecondLook> waiting(int limit) {
    return sql.read(handle -> QualityRows.open(handle, false, limit));
  }

  @Override
  public Map<Cause, Long> waitingByCause() {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    sql.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT cause, count(*) FROM second_look"
                            + " WHERE closed_at IS NULL AND second_at IS NULL GROUP BY cause")
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
                    .list())
        .forEach(count -> counts.put(Cause.ofKey(count.getKey()), count.getValue()));
    return counts;
  }

  @Override
  public @Nullable Instant waitingSince() {
    Optional<Instant> since =
        sql.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT drawn_at FROM second_look WHERE closed_at IS NULL"
                            + " AND second_at IS NULL ORDER BY drawn_at LIMIT 1")
                    .mapTo(Long.class)
                    .findOne()
                    .map(Instants::instant));
    return since.orElse(null);
  }

  @Override
  public boolean addKnown(long caseId, String by) {
    Instant now = Instants.now(clock);
    return sql.write(
        handle -> {
          Optional<Happened> decision = QualityRows.lastDecision(handle, caseId);
          if (decision.isEmpty() || QualityRows.open(handle, caseId).isPresent()) {
            return false;
          }
          handle
              .createUpdate(
                  "INSERT INTO known_answer (case_id, category, violation, policy, account,"
                      + " added_at) SELECT id, category, :violation, :policy, :account, :at"
                      + " FROM case_file WHERE id = :case ON CONFLICT (case_id) DO UPDATE SET"
                      + " violation = :violation, policy = :policy, account = :account,"
                      + " added_at = :at, retired_at = NULL")
              .bind("case", caseId)
              .bind("violation", decision.get().isViolation())
              .bind("policy", decision.get().policy())
              .bind("account", by)
              .bind("at", Instants.micros(now))
              .execute();
          IndexOutbox.addCase(handle, caseId);
          tell(handle, new Act(by, "known.added", subject(caseId), Map.of()));
          return true;
        });
  }

  @Override
  public void retireKnown(long caseId, String by) {
    Instant now = Instants.now(clock);
    sql.change(
        handle -> {
          int changed =
              handle.execute(
                  "UPDATE known_answer SET retired_at = ? WHERE case_id = ? AND retired_at IS NULL",
                  Instants.micros(now),
                  caseId);
          if (changed > 0) {
            IndexOutbox.addCase(handle, caseId);
            tell(handle, new Act(by, "known.retired", subject(caseId), Map.of()));
          }
        });
  }

  @Override
  public List<Known> known() {
    return sql.read(Figures::known);
  }

  @Override
  public List<Accuracy> accuracy() {
    return sql.read(Figures::accuracy);
  }

  @Override
  public List<Agreement> agreement() {
    return sql.read(Figures::agreement);
  }

  @Override
  public Map<Cause, Proportion> overturned() {
    return sql.read(Figures::overturned);
  }

  @Override
  public void decided(Consumer<Decided> consumer) {
    sql.read(
        handle -> {
          DecidedRows.forEach(handle, consumer);
          return Boolean.TRUE;
        });
  }

  @Override
  public List<Measured> measured() {
    return sql.read(Figures::measured);
  }

  private void tell(Handle handle, Act act) {
    audit.append(handle, act);
  }

  private static String subject(long caseId) {
    return SecondLooks.subject(caseId);
  }
}

package org.hulian.store.quality;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.hulian.store.queue.QueueAccess;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/**
 * What one account is given to look at again. A case with a known answer is given only in the place
 * of one that waits, and is held, answered and given back as that one would be: nothing tells them
 * apart.
 */
final class Turns {
  private static final String KNOWS = knows("k.case_id");

  private static final String KNOWS_LOOKED = knows("k.looked");

  /** True of a case that lies in a queue in which the account may work. */
  private static final String WORKABLE =
      " AND EXISTS (SELECT 1 FROM case_file c WHERE c.id = k.case_id"
          + " AND c.queue_id NOT IN (<closed>))";

  private final Handle handle;
  private final String account;
  private final long now;
  private final List<Long> skipped;
  private final List<Long> closed;

  Turns(Handle handle, String account, Instant now, Set<Long> skipped) {
    this.handle = handle;
    this.account = account;
    this.now = Instants.micros(now);
    this.skipped = skipped.isEmpty() ? List.of(0L) : List.copyOf(skipped);
    this.closed = QueueAccess.unworkable(handle, account);
  }

  /** True of a case that the account had a part in, or has been told of. */
  private static String knows(String caseId) {
    return "(EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = "
        + caseId
        + " AND e.account = :account) OR EXISTS (SELECT 1 FROM second_look l WHERE l.case_id = "
        + caseId
        + " AND l.second_account = :account AND l.closed_at IS NOT NULL))";
  }

  static boolean isKeptBack(Handle handle, long caseId, String account) {
    return handle
        .createQuery(
            "SELECT EXISTS (SELECT 1 FROM kept_back k WHERE k.case_id = :case AND NOT "
                + KNOWS_LOOKED
                + " AND NOT (EXISTS (SELECT 1 FROM known_turn t WHERE t.case_id = k.looked"
                + " AND t.account = :account AND t.correct = 1) AND NOT EXISTS (SELECT 1"
                + " FROM second_look o WHERE o.case_id = k.looked AND o.closed_at IS NULL)))")
        .bind("case", caseId)
        .bind("account", account)
        .mapTo(Boolean.class)
        .one();
  }

  /** Since which revision the history tells of a decision that another member is looked at for. */
  static OptionalInt untoldSince(Handle handle, long caseId, String account) {
    return handle
        .createQuery(
            "SELECT min(k.revision) FROM group_kept_back k WHERE k.case_id = :case AND NOT "
                + KNOWS_LOOKED
                + " HAVING count(*) > 0")
        .bind("case", caseId)
        .bind("account", account)
        .mapTo(Integer.class)
        .findOne()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** What the account has taken and not answered, while its hold lasts. */
  OptionalLong held() {
    return first(
        handle
            .createQuery(
                "SELECT case_id FROM (SELECT case_id, claim_until AS until FROM second_look"
                    + " WHERE closed_at IS NULL AND second_at IS NULL AND claim_account = :account"
                    + " UNION ALL SELECT t.case_id, t.given_until FROM known_turn t"
                    + " JOIN known_answer a ON a.case_id = t.case_id WHERE t.account = :account"
                    + " AND t.answered_at IS NULL AND a.retired_at IS NULL)"
                    + " WHERE until > :now AND case_id NOT IN (<skipped>) ORDER BY until LIMIT 1")
            .bindList("skipped", skipped)
            .bind("account", account)
            .bind("now", now)
            .mapTo(Long.class)
            .findOne());
  }

  boolean holds(long caseId) {
    OptionalLong held = held();
    return held.isPresent() && held.getAsLong() == caseId;
  }

  /** The next one, held until then. */
  OptionalLong next(Instant until) {
    OptionalLong waiting = waiting();
    if (waiting.isEmpty()) {
      return waiting;
    }
    QualityRows.Settings settings = QualityRows.settings(handle);
    if (settings.sample().drawsKnown(account, turns(), settings.values().knownShare())) {
      OptionalLong known = known(settings.sample());
      if (known.isPresent()) {
        give(known.getAsLong(), until);
        return known;
      }
    }
    handle
        .createUpdate(
            "UPDATE second_look SET claim_account = :account, claim_until = :until"
                + " WHERE case_id = :case AND closed_at IS NULL")
        .bind("account", account)
        .bind("until", Instants.micros(until))
        .bind("case", waiting.getAsLong())
        .execute();
    return waiting;
  }

  private OptionalLong waiting() {
    return first(
        handle
            .createQuery(
                "SELECT k.case_id FROM second_look k WHERE k.closed_at IS NULL AND k.second_at IS NULL"
                    + " AND k.first_account <> :account"
                    + " AND (k.claim_account IS NULL OR k.claim_account = :account"
                    + " OR k.claim_until <= :now) AND k.case_id NOT IN (<skipped>) AND NOT "
                    + KNOWS
                    + WORKABLE
                    + " ORDER BY k.cause = 'appeal' DESC, k.drawn_at, k.id LIMIT 1")
            .bindList("closed", closed)
            .bindList("skipped", skipped)
            .bind("account", account)
            .bind("now", now)
            .mapTo(Long.class)
            .findOne());
  }

  /** How many the account has been given. */
  private long turns() {
    return handle
        .createQuery(
            "SELECT (SELECT count(*) FROM second_look WHERE second_account = :account)"
                + " + (SELECT count(*) FROM known_turn WHERE account = :account"
                + " AND answered_at IS NOT NULL)")
        .bind("account", account)
        .mapTo(Long.class)
        .one();
  }

  private OptionalLong known(Sample sample) {
    return first(
        handle
            .createQuery(
                "SELECT k.case_id FROM known_answer k WHERE k.retired_at IS NULL"
                    + " AND k.case_id NOT IN (<skipped>) AND NOT "
                    + KNOWS
                    + WORKABLE
                    + " AND NOT EXISTS (SELECT 1 FROM second_look o WHERE o.case_id = k.case_id"
                    + " AND o.closed_at IS NULL) AND NOT EXISTS (SELECT 1 FROM known_turn t"
                    + " WHERE t.case_id = k.case_id AND t.account = :account"
                    + " AND t.answered_at IS NOT NULL)")
            .bindList("closed", closed)
            .bindList("skipped", skipped)
            .bind("account", account)
            .mapTo(Long.class)
            .list()
            .stream()
            .min(Comparator.comparingDouble(id -> sample.place("order:" + account + ":" + id))));
  }

  private static OptionalLong first(Optional<Long> number) {
    return number.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private void give(long caseId, Instant until) {
    handle
        .createUpdate(
            "INSERT INTO known_turn (case_id, account, given_until) VALUES (:case, :account, :until)"
                + " ON CONFLICT (case_id, account) DO UPDATE SET given_until = :until")
        .bind("case", caseId)
        .bind("account", account)
        .bind("until", Instants.micros(until))
        .execute();
  }

  static boolean release(Handle handle, long caseId, String account) {
    return handle.execute(
                "UPDATE second_look SET claim_account = NULL, claim_until = NULL WHERE case_id = ?"
                    + " AND claim_account = ? AND closed_at IS NULL AND second_at IS NULL",
                caseId,
                account)
            + handle.execute(
                "UPDATE known_turn SET given_until = 0 WHERE case_id = ? AND account = ?"
                    + " AND answered_at IS NULL AND given_until > 0",
                caseId,
                account)
        > 0;
  }

  /** Keeps the answer to a look that the account took and nobody else has taken since. */
  static boolean answer(Handle handle, long caseId, Answer answer, Instant now) {
    return handle
            .createUpdate(
                "UPDATE second_look AS k SET second_account = :account, second_violation = :violation,"
                    + " second_policy = :policy, second_reason = :reason, second_at = :now,"
                    + " claim_account = NULL, claim_until = NULL WHERE k.case_id = :case"
                    + " AND k.closed_at IS NULL AND k.second_at IS NULL"
                    + " AND k.claim_account = :account AND k.first_account <> :account AND NOT "
                    + KNOWS)
            .bind("account", answer.account())
            .bind("violation", answer.violation())
            .bind("policy", answer.policy())
            .bind("reason", answer.reason())
            .bind("now", Instants.micros(now))
            .bind("case", caseId)
            .execute()
        > 0;
  }

  /** Keeps the answer to a case with a known one. */
  static boolean answerKnown(Handle handle, long caseId, Answer answer, Instant now) {
    return handle
            .createUpdate(
                "UPDATE known_turn SET violation = :violation, policy = :policy, reason = :reason,"
                    + " answered_at = :now, correct = (SELECT a.violation = :violation"
                    + " FROM known_answer a WHERE a.case_id = :case)"
                    + " WHERE case_id = :case AND account = :account AND answered_at IS NULL"
                    + " AND given_until > 0 AND case_id IN"
                    + " (SELECT case_id FROM known_answer WHERE retired_at IS NULL)")
            .bind("account", answer.account())
            .bind("violation", answer.violation())
            .bind("policy", answer.policy())
            .bind("reason", answer.reason())
            .bind("now", Instants.micros(now))
            .bind("case", caseId)
            .execute()
        > 0;
  }
}

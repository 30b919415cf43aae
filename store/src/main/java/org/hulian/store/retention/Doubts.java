package org.hulian.store.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** Finds what speaks against erasing; what somebody has confirmed speaks no more. */
final class Doubts {
  /** The action in the audit log by which somebody confirms. */
  static final String CONFIRMED = "retention.confirmed";

  /** Longer than holidays, shorter than the rules that are usual. */
  private static final Duration REST = Duration.ofDays(14);

  /** Few items are never unusual. */
  private static final long FEW = 100;

  /** One in so many a day is more than even a rule of a week takes. */
  private static final long USUAL = 4;

  private Doubts() {}

  /**
   * Looks for one.
   *
   * @param due how many items are
   */
  static Optional<Doubt> of(Handle handle, long due, Instant now) {
    Optional<Doubt> jump = jump(handle, due, now);
    return jump.isPresent() ? jump : share(handle, due);
  }

  private static Optional<Doubt> share(Handle handle, long due) {
    if (due <= FEW) {
      return Optional.empty();
    }
    long items = handle.createQuery("SELECT count(*) FROM item").mapTo(Long.class).one();
    return due * USUAL > items ? Optional.of(new Doubt.Share(due, items)) : Optional.empty();
  }

  /**
   * The log tells how time went by, also before this start: a clock that is wrong since last week
   * is as wrong as one since today.
   */
  private static Optional<Doubt> jump(Handle handle, long due, Instant now) {
    return handle
        .createQuery(
            "WITH known AS (SELECT sequence, at FROM audit_entry WHERE sequence >= coalesce((SELECT"
                + " max(sequence) FROM audit_entry WHERE action = :confirmed), 0) UNION ALL"
                + " SELECT 9223372036854775807, :now) SELECT before, at FROM (SELECT at,"
                + " lag(at) OVER (ORDER BY sequence) AS before FROM known) WHERE at - before >"
                + " :rest ORDER BY at DESC LIMIT 1")
        .bind("confirmed", CONFIRMED)
        .bind("now", Instants.micros(now))
        .bind("rest", REST.toNanos() / 1_000)
        .map(
            (rows, context) ->
                (Doubt)
                    new Doubt.Jump(
                        due,
                        Instants.instant(rows.getLong("before")),
                        Instants.instant(rows.getLong("at"))))
        .findOne();
  }
}

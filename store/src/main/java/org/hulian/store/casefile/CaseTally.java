package org.hulian.store.casefile;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hulian.listing.finding.Severity;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How many cases there are, and what waits.
 *
 * @param counts by status and severity; only those that there are
 * @param waitingSince since when the case waits for a decision, open or escalated, that waits
 *     longest; a case that was opened again waits since then; absent if none waits
 * @param watched items that a notice is out for and that are up, see {@link Watched}
 */
public record CaseTally(
    Map<CaseStatus, Map<Severity, Long>> counts, @Nullable Instant waitingSince, long watched) {
  /**
   * True of a case {@code c} and its item {@code i} while somebody has to look: as long as what a
   * notice was sent for is there, and once more after the sending if it was gone before. Whoever
   * withdraws a notice ends the watch for it.
   */
  static final String WATCHED =
      "c.status = 'violation' AND c.id IN (SELECT case_id FROM notice WHERE watched_from IS NOT NULL)"
          + " AND (i.live = 1 OR EXISTS (SELECT 1 FROM notice n WHERE n.case_id = c.id"
          + " AND n.watched_from IS NOT NULL AND n.state IN ('sent', 'acknowledged', 'still_up')))";

  public CaseTally {
    counts =
        counts.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Map.copyOf(one.getValue())));
  }

  static CaseTally read(Handle handle) {
    return new CaseTally(counts(handle), waitingSince(handle), watched(handle));
  }

  /** How many cases there are with this status and severity. */
  public long count(CaseStatus status, Severity severity) {
    return counts.getOrDefault(status, Map.of()).getOrDefault(severity, 0L);
  }

  private static Map<CaseStatus, Map<Severity, Long>> counts(Handle handle) {
    Map<CaseStatus, Map<Severity, Long>> counts = new EnumMap<>(CaseStatus.class);
    handle
        .createQuery("SELECT status, severity, count(*) FROM case_file GROUP BY status, severity")
        .map(
            (rows, context) ->
                new Count(
                    CaseStatus.ofKey(rows.getString(1)),
                    SeverityRank.severity(rows.getInt(2)),
                    rows.getLong(3)))
        .forEach(
            count ->
                counts
                    .computeIfAbsent(count.status, status -> new EnumMap<>(Severity.class))
                    .put(count.severity, count.number));
    return counts;
  }

  private record Count(CaseStatus status, Severity severity, long number) {}

  private static @Nullable Instant waitingSince(Handle handle) {
    return handle
        .createQuery(
            "SELECT min(since) FROM (SELECT (SELECT max(e.at) FROM case_event e"
                + " WHERE e.case_id = c.id AND e.kind IN ('opened', 'reopened')) AS since"
                + " FROM case_file c WHERE c.status IN ('open', 'escalated'))")
        .mapTo(Long.class)
        .findOne()
        .map(Instants::instant)
        .orElse(null);
  }

  private static long watched(Handle handle) {
    return handle
        .createQuery(
            "SELECT count(*) FROM case_file c JOIN item i ON i.id = c.item_id"
                + " WHERE "
                + WATCHED)
        .mapTo(Long.class)
        .one();
  }
}

package org.hulian.store.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.Severity;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** The clocks in the tables, and the times that they give to cases; within a transaction. */
public final class DueTimes {
  /**
   * The time of the code that a person handed a case on with, as long as it is with a lead; else of
   * what the program takes it for.
   */
  private static final String DUE =
      "waiting_since + coalesce((SELECT k.micros FROM clock k WHERE case_file.status = 'escalated'"
          + " AND k.code = (SELECT e.policy_code FROM case_event e WHERE e.case_id = case_file.id"
          + " AND e.kind = 'decided' AND e.status = 'escalated' ORDER BY e.revision DESC LIMIT 1)),"
          + " (SELECT k.micros FROM clock_code g JOIN clock k ON k.code = g.code"
          + " WHERE g.category = case_file.category AND g.severity = case_file.severity))";

  private DueTimes() {}

  /** Takes the clocks over; where they are others than before, all that waits is reckoned anew. */
  public static void load(Handle handle, CaseClocks clocks) {
    Map<String, Long> times = new HashMap<>();
    clocks.times().forEach((code, time) -> times.put(code, micros(time)));
    Map<String, String> codes = new HashMap<>();
    for (Category category : Category.values()) {
      for (Severity severity : Severity.values()) {
        String kind = category.key() + " " + SeverityRank.of(severity);
        codes.put(kind, clocks.code(category, severity));
      }
    }
    if (times.equals(known(handle)) && codes.equals(knownCodes(handle))) {
      return;
    }
    handle.execute("DELETE FROM clock_code");
    handle.execute("DELETE FROM clock");
    times.forEach((code, time) -> handle.execute("INSERT INTO clock VALUES (?, ?)", code, time));
    codes.forEach(
        (kind, code) -> {
          String[] parts = kind.split(" ", 2);
          handle.execute(
              "INSERT INTO clock_code VALUES (?, ?, ?)",
              parts[0],
              Integer.parseInt(parts[1]),
              code);
        });
    handle.execute(
        "UPDATE case_file SET due_at = " + DUE + " WHERE status IN ('open', 'escalated')");
  }

  private static long micros(Duration time) {
    return Math.multiplyExact(time.toSeconds(), 1_000_000L);
  }

  private static Map<String, Long> known(Handle handle) {
    Map<String, Long> known = new HashMap<>();
    handle
        .createQuery("SELECT code, micros FROM clock")
        .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
        .forEach(clock -> known.put(clock.getKey(), clock.getValue()));
    return known;
  }

  private static Map<String, String> knownCodes(Handle handle) {
    Map<String, String> known = new HashMap<>();
    handle
        .createQuery("SELECT category || ' ' || severity, code FROM clock_code")
        .map((rows, context) -> Map.entry(rows.getString(1), rows.getString(2)))
        .forEach(code -> known.put(code.getKey(), code.getValue()));
    return known;
  }

  static String code(Handle handle, Category category, Severity severity) {
    return handle
        .createQuery(
            "SELECT code FROM clock_code WHERE category = :category AND severity = :severity")
        .bind("category", category.key())
        .bind("severity", SeverityRank.of(severity))
        .mapTo(String.class)
        .one();
  }

  /** The case waits from now on. */
  static void start(Handle handle, long id, Instant now) {
    handle.execute("UPDATE case_file SET waiting_since = ? WHERE id = ?", Instants.micros(now), id);
    reckon(handle, id);
  }

  /** The case is taken for something else, by the program or by a person. */
  static void reckon(Handle handle, long id) {
    handle.execute("UPDATE case_file SET due_at = " + DUE + " WHERE id = ?", id);
  }
}

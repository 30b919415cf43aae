package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.util.List;

/** Begins and ends the runs of one site. All methods are called within a transaction. */
final class RunTable {
  /**
   * An address that was being read at the end of that many runs, and read to its end in none of
   * them, is what ends them. Fewer would give up pages that kills from outside have met: of fifty
   * kills, of which a quarter came while an item was stored, three met each of four pages of 900.
   */
  private static final int MOST_KILLS = 5;

  /** Reason of an address that was given up. */
  static final String GIVEN_UP = MOST_KILLS + " runs ended while it was being read";

  /** Reason of a leased address whose page is being read. */
  private static final String READING = "being read";

  private final FrontierDatabase db;
  private final FrontierSettings settings;

  RunTable(FrontierDatabase db, FrontierSettings settings) {
    this.db = db;
    this.settings = settings;
  }

  /**
   * A run of a site.
   *
   * @param number from 1
   * @param startedAt milliseconds since 1970, of its first beginning if it was resumed
   * @param requests made in it so far
   * @param resumed whether it goes on where a crash or a stop left it
   * @param givenUp addresses that ended too many runs
   */
  record Run(
      long site,
      long number,
      long startedAt,
      long requests,
      boolean resumed,
      List<String> givenUp) {}

  /** Goes on with the last run if it did not end, and begins a new one if it did. */
  Run begin(long now) throws SQLException {
    db.update(
        "INSERT INTO site (name, run, started_at, ended_at, requests) VALUES (?, 0, 0, 0, 0)"
            + " ON CONFLICT (name) DO NOTHING",
        settings.site());
    Run last =
        db.select(
                "SELECT id, run, started_at, ended_at, requests FROM site WHERE name = ?",
                row ->
                    new Run(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(5),
                        row.getObject(4) == null,
                        List.of()),
                settings.site())
            .getFirst();
    liftPauses(last.site(), now);
    List<String> givenUp = release(last.site(), now);
    Run run =
        last.resumed()
            ? new Run(last.site(), last.number(), last.startedAt(), last.requests(), true, givenUp)
            : new Run(last.site(), last.number() + 1, now, 0, false, givenUp);
    if (!run.resumed()) {
      db.update(
          "UPDATE site SET run = ?, started_at = ?, ended_at = NULL, requests = 0 WHERE id = ?",
          run.number(),
          now,
          run.site());
      makeDue(run, now);
    }
    admitWithinDepth(run.site());
    recount(run.site());
    return run;
  }

  /** Ends pauses that nobody may ask for; an older program, or another clock, left them there. */
  private void liftPauses(long site, long now) throws SQLException {
    long latest = now + HostContact.LONGEST_PAUSE.toMillis();
    db.update("UPDATE host SET next_at = ? WHERE next_at > ?", now, latest);
    db.update("UPDATE host SET open_until = ? WHERE open_until > ?", now, latest);
    db.update("UPDATE lane SET next_at = ? WHERE next_at > ?", now, latest);
    db.update(
        "UPDATE address SET not_before = ? WHERE site = ? AND state = 'retry' AND not_before > ?",
        now,
        site,
        latest);
  }

  /**
   * What a run that died had leased is ready again, after all that waits; its hosts are left alone
   * for one delay. What was being asked was there by chance, but an address is suspected from then
   * on, and given up once it was being read too often. That it comes last, and the later the more
   * runs ended with it, lets a page that ends runs keep no other waiting, and kills from outside
   * seldom meet one page again and again.
   */
  private List<String> release(long site, long now) throws SQLException {
    db.update(
        "UPDATE address SET kills = kills + 1 WHERE site = ? AND state = 'leased'"
            + " AND (kills = 0 OR reason = ?)",
        site,
        READING);
    String givenUp = "site = ? AND state = 'leased' AND kills >= ? AND reason = ?";
    List<String> urls =
        db.select(
            "SELECT url FROM address WHERE " + givenUp,
            row -> row.getString(1),
            site,
            MOST_KILLS,
            READING);
    db.update(
        "UPDATE address SET state = 'dead', reason = ? WHERE " + givenUp,
        GIVEN_UP,
        site,
        MOST_KILLS,
        READING);
    db.update(
        "UPDATE address SET state = 'ready', reason = NULL, priority = priority % ?"
            + " + ? * CASE WHEN kills > 1 THEN kills ELSE 1 END WHERE site = ? AND state = 'leased'",
        LinkRole.REVISIT_STEP, LinkRole.LAST_STEP, site);
    long nextAt = now + settings.delay().toMillis();
    String later = FrontierDatabase.greater("next_at", "?");
    db.update(
        "UPDATE lane SET leased_until = 0, next_at = "
            + later
            + " WHERE leased_until > 0"
            + " AND leased_by IN (SELECT id FROM host WHERE leased_by = ? AND leased_until > 0)",
        nextAt,
        nextAt,
        site);
    db.update(
        "UPDATE host SET leased_until = 0, next_at = "
            + later
            + " WHERE leased_by = ? AND leased_until > 0",
        nextAt,
        nextAt,
        site);
    return urls;
  }

  /** Notes that the page of an address is being read, which may end the process. */
  void reading(FrontierAddress address) throws SQLException {
    db.update("UPDATE address SET reason = ? WHERE id = ?", READING, address.id());
  }

  /** A new run looks again at what is due, and at what failed or was closed the last time. */
  private void makeDue(Run run, long now) throws SQLException {
    db.update(
        "UPDATE address SET state = 'ready', failures = 0, reason = NULL, not_before = NULL,"
            + " priority = priority % ? + CASE WHEN role = 'START'"
            + " OR state = 'done' AND seen_at IS NULL THEN 0 ELSE ? END"
            + " WHERE site = ? AND (state = 'done' AND revisit_at <= ?"
            + " OR state = 'dead' AND (gone = 0 OR id IN (SELECT address FROM shown))"
            + " AND (reason IS NULL OR reason NOT LIKE ?))",
        LinkRole.REVISIT_STEP, LinkRole.REVISIT_STEP, run.site(), now, TemplateTable.TRAP + "%");
    db.update("UPDATE address SET failures = 0 WHERE site = ? AND state = 'retry'", run.site());
  }

  private void admitWithinDepth(long site) throws SQLException {
    db.update(
        "UPDATE address SET state = 'ready' WHERE site = ? AND state = 'discovered' AND depth <= ?",
        site,
        settings.maxDepth());
  }

  private void recount(long site) throws SQLException {
    db.update(
        "UPDATE queue SET ready = 0, failures = 0, refusals = 0, held = CASE WHEN EXISTS ("
            + "SELECT 1 FROM host h WHERE h.id = host AND h.opened > 0) THEN held END"
            + " WHERE site = ?",
        site);
    List<long[]> counts =
        db.select(
            "SELECT host, COUNT(*) FROM address WHERE site = ? AND state = 'ready' GROUP BY host",
            row -> new long[] {row.getLong(1), row.getLong(2)},
            site);
    for (long[] count : counts) {
      db.update("UPDATE queue SET ready = ? WHERE site = ? AND host = ?", count[1], site, count[0]);
    }
  }

  void end(Run run, long now) throws SQLException {
    db.update("UPDATE site SET ended_at = ? WHERE id = ?", now, run.site());
  }

  void countRequest(Run run) throws SQLException {
    db.update("UPDATE site SET requests = requests + 1 WHERE id = ?", run.site());
  }
}

package org.hulian.crawler.frontier;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps each authority's robots.txt. All methods are called within a transaction. */
final class RobotsTable {
  private RobotsTable() {}

  static Optional<StoredRobots> find(FrontierDatabase db, String authority) throws SQLException {
    List<StoredRobots> found =
        db.select(
            "SELECT fetched_at, status, content_type, body FROM robots WHERE authority = ?",
            row ->
                new StoredRobots(
                    authority,
                    Instant.ofEpochMilli(row.getLong(1)),
                    row.getInt(2),
                    row.getString(3),
                    row.getBytes(4)),
            authority);
    return found.stream().findFirst();
  }

  static void put(FrontierDatabase db, StoredRobots robots) throws SQLException {
    db.update(
        "INSERT INTO robots (authority, fetched_at, status, content_type, body)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (authority) DO UPDATE SET"
            + " fetched_at = excluded.fetched_at, status = excluded.status,"
            + " content_type = excluded.content_type, body = excluded.body",
        robots.authority(),
        robots.fetchedAt().toEpochMilli(),
        robots.status(),
        robots.contentType(),
        robots.body());
  }
}

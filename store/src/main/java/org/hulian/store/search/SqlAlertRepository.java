package org.hulian.store.search;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Alerts in the database. */
public final class SqlAlertRepository implements AlertRepository {
  private static final String VISIBLE = "(s.shared = 1 OR s.owner = :account)";
  private static final String LOOKED =
      " JOIN saved_search s ON s.id = a.search_id"
          + " LEFT JOIN alert_look l ON l.search_id = a.search_id AND l.account = :account";
  private static final String UNREAD = "a.id > coalesce(l.alert_id, 0)";

  /**
   * Alerts that an account may see and has not looked at, search by search: CROSS JOIN keeps SQLite
   * from walking all alerts there are, which every page of the console would wait for.
   */
  private static final String NEW_OF_EACH =
      " FROM saved_search s"
          + " LEFT JOIN alert_look l ON l.search_id = s.id AND l.account = :account"
          + " CROSS JOIN alert a ON a.search_id = s.id AND "
          + UNREAD
          + " WHERE "
          + VISIBLE;

  private final Sql sql;
  private final Clock clock;

  public SqlAlertRepository(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public int add(List<NewAlert> alerts) {
    if (alerts.isEmpty()) {
      return 0;
    }
    long now = Instants.micros(clock.instant());
    return sql.write(
        handle -> {
          int added = 0;
          for (NewAlert alert : alerts) {
            added += add(handle, alert, now) ? 1 : 0;
          }
          return added;
        });
  }

  private static boolean add(Handle handle, NewAlert alert, long now) {
    MatchedText matched = alert.matched();
    Optional<Long> id =
        handle
            .createQuery(
                "INSERT INTO alert (search_id, listing_id, version, matched, at, score, by_sound,"
                    + " told, title, title_marks, snippet, snippet_marks, words)"
                    + " SELECT id, :listing, :version, :matched, :now, :score, :sound, alerts,"
                    + " :title, :titleMarks, :snippet, :snippetMarks, :words FROM saved_search"
                    + " WHERE id = :search AND paused = 0"
                    + " ON CONFLICT (search_id, listing_id, matched) DO NOTHING RETURNING id")
            .bind("search", alert.searchId())
            .bind("listing", alert.listing().value())
            .bind("version", alert.version())
            .bind("matched", matched.hash())
            .bind("now", now)
            .bind("score", alert.score())
            .bind("sound", matched.bySound() ? 1 : 0)
            .bind("title", matched.title())
            .bind("titleMarks", SearchRows.text(matched.titleMarks()))
            .bind("snippet", matched.snippet())
            .bind("snippetMarks", SearchRows.text(matched.snippetMarks()))
            .bind("words", String.join("\n", matched.words()))
            .mapTo(Long.class)
            .findOne();
    id.ifPresent(
        added -> {
          deliver(handle, added, alert.searchId(), now, Way.WEBHOOK);
          deliver(handle, added, alert.searchId(), now, Way.MAIL);
        });
    return id.isPresent();
  }

  /** By one way, if the search asks for it and there is an address. */
  private static void deliver(Handle handle, long alert, long search, long now, Way way) {
    String column = way.key();
    handle
        .createUpdate(
            "INSERT INTO alert_delivery"
                + " (alert_id, way, state, attempts, created_at, next_at, reason)"
                + " SELECT :alert, :way, 'waiting', 0, :now, :now, ''"
                + " FROM saved_search s, alert_state d WHERE s.id = :search AND s.alerts = 1"
                + (" AND s.by_" + column + " = 1")
                + (" AND coalesce(s." + column + ", d." + column + ") IS NOT NULL"))
        .bind("alert", alert)
        .bind("way", column)
        .bind("search", search)
        .bind("now", now)
        .execute();
  }

  @Override
  public List<Alert> list(String account, @Nullable Long searchId, long below, int limit) {
    String where =
        " WHERE a.told = 1 AND a.id < :below AND "
            + VISIBLE
            + (searchId == null ? "" : " AND a.search_id = :search")
            + " ORDER BY a.id DESC LIMIT :limit";
    return sql.read(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT "
                          + SearchRows.ALERT
                          + ", "
                          + UNREAD
                          + " AS unread FROM alert a"
                          + LOOKED
                          + where)
                  .bind("account", account)
                  .bind("below", below)
                  .bind("limit", limit);
          if (searchId != null) {
            query.bind("search", searchId);
          }
          return query
              .map((rows, context) -> SearchRows.alert(rows, rows.getBoolean("unread")))
              .list();
        });
  }

  @Override
  public int unread(String account, int most) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM (SELECT 1" + NEW_OF_EACH + " AND a.told = 1 LIMIT :most)")
                .bind("account", account)
                .bind("most", most)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public Map<Long, Long> news(String account) {
    Map<Long, Long> news = new HashMap<>();
    sql.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT s.id AS search_id, count(*) AS count"
                            + NEW_OF_EACH
                            + " GROUP BY s.id")
                    .bind("account", account)
                    .map(
                        (rows, context) ->
                            Map.entry(rows.getLong("search_id"), rows.getLong("count")))
                    .list())
        .forEach(entry -> news.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(news);
  }

  @Override
  public long newest() {
    return sql.read(
        handle ->
            handle.createQuery("SELECT coalesce(max(id), 0) FROM alert").mapTo(Long.class).one());
  }

  @Override
  public void look(String account, @Nullable Long searchId, long upTo) {
    sql.change(
        handle -> {
          Update look =
              handle
                  .createUpdate(
                      "INSERT INTO alert_look (search_id, account, alert_id)"
                          + " SELECT s.id, :account, :upTo FROM saved_search s WHERE "
                          + VISIBLE
                          + (searchId == null ? "" : " AND s.id = :search")
                          + " ON CONFLICT (search_id, account) DO UPDATE"
                          + " SET alert_id = max(alert_id, excluded.alert_id)")
                  .bind("account", account)
                  .bind("upTo", upTo);
          if (searchId != null) {
            look.bind("search", searchId);
          }
          look.execute();
        });
  }

  @Override
  public int forgetBefore(Instant time) {
    return sql.write(
        handle -> handle.execute("DELETE FROM alert WHERE at < ?", Instants.micros(time)));
  }
}

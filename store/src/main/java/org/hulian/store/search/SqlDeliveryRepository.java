package org.hulian.store.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hulian.store.account.Role;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What has to be sent, in the database. */
public final class SqlDeliveryRepository implements DeliveryRepository {
  private static final int LONGEST_REASON = 300;
  private static final String ADDRESS =
      "CASE o.way WHEN 'mail' THEN coalesce(s.mail, d.mail)"
          + " ELSE coalesce(s.webhook, d.webhook) END";
  private static final String SELECT =
      "SELECT "
          + SearchRows.ALERT
          + ", o.way, o.state, o.attempts, o.created_at, o.next_at, o.reason,"
          + " coalesce("
          + ADDRESS
          + ", '') AS address"
          + " FROM alert_delivery o JOIN alert a ON a.id = o.alert_id"
          + " JOIN saved_search s ON s.id = a.search_id, alert_state d";
  private static final String DUE =
      " WHERE o.state = 'waiting' AND o.way = :way AND o.next_at <= :now AND "
          + ADDRESS
          + " IS NOT NULL"
          + " AND NOT EXISTS (SELECT 1 FROM account w WHERE w.name = s.owner AND (w.enabled = 0 OR "
          + readsNoCases()
          + "))";

  private final Sql sql;
  private final AuditLog audit;

  public SqlDeliveryRepository(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  private static String readsNoCases() {
    return Role.CASE_READERS.stream()
        .sorted()
        .map(role -> "w.roles NOT LIKE '%" + role + "%'")
        .collect(Collectors.joining(" AND "));
  }

  @Override
  public List<Delivery> dueWebhooks(Instant now, Set<String> but, int limit) {
    Set<String> left = new HashSet<>(but);
    left.add(""); // no list may be empty, and no address is
    return sql.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + DUE
                        + " AND "
                        + ADDRESS
                        + " NOT IN (<left>) ORDER BY o.next_at, a.id LIMIT :limit")
                .bindList("left", List.copyOf(left))
                .bind("way", Way.WEBHOOK.key())
                .bind("now", Instants.micros(now))
                .bind("limit", limit)
                .map((rows, context) -> delivery(rows))
                .list());
  }

  @Override
  public List<Delivery> dueMails(Instant now, Duration pause, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + DUE
                        + " AND coalesce(s.mailed_at, 0) <= :before"
                        + " ORDER BY a.search_id, a.id LIMIT :limit")
                .bind("way", Way.MAIL.key())
                .bind("now", Instants.micros(now))
                .bind("before", Instants.micros(now.minus(pause)))
                .bind("limit", limit)
                .map((rows, context) -> delivery(rows))
                .list());
  }

  private static Delivery delivery(ResultSet rows) throws SQLException {
    return new Delivery(
        SearchRows.alert(rows, false),
        Way.valueOf(rows.getString("way").toUpperCase(Locale.ROOT)),
        Delivery.State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
        rows.getString("address"),
        rows.getInt("attempts"),
        Instants.instant(rows.getLong("created_at")),
        Instants.instant(rows.getLong("next_at")),
        rows.getString("reason"));
  }

  @Override
  public void sent(List<Delivery> together, Instant at) {
    if (together.isEmpty()) {
      return;
    }
    Delivery first = together.getFirst();
    sql.change(
        handle -> {
          try (PreparedBatch rows =
              handle.prepareBatch(
                  "UPDATE alert_delivery SET state = 'sent', next_at = :at, reason = ''"
                      + " WHERE alert_id = :alert AND way = :way")) {
            for (Delivery one : together) {
              rows.bind("at", Instants.micros(at))
                  .bind("alert", one.alert().id())
                  .bind("way", one.way().key())
                  .add();
            }
            rows.execute();
          }
          if (first.way() == Way.MAIL) {
            handle.execute(
                "UPDATE saved_search SET mailed_at = ? WHERE id = ?",
                Instants.micros(at),
                first.alert().searchId());
          }
          note(handle, "alert.sent", first, together.size());
        });
  }

  private void note(Handle handle, String action, Delivery first, int count) {
    Map<String, String> details = new HashMap<>();
    details.put("way", first.way().key());
    details.put("to", Addresses.place(first.to()));
    details.put("first", Long.toString(first.alert().id()));
    details.put("alerts", Integer.toString(count));
    String subject = "search:" + first.alert().searchId();
    audit.append(handle, new Act(Act.SYSTEM, action, subject, details));
  }

  @Override
  public void failed(List<Delivery> together, String reason, Instant next) {
    if (together.isEmpty()) {
      return;
    }
    String told = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    sql.change(
        handle -> {
          try (PreparedBatch rows =
              handle.prepareBatch(
                  "UPDATE alert_delivery SET attempts = attempts + 1, next_at = :next,"
                      + " reason = :reason"
                      + " WHERE alert_id = :alert AND way = :way AND state = 'waiting'")) {
            for (Delivery one : together) {
              rows.bind("next", Instants.micros(next))
                  .bind("reason", told)
                  .bind("alert", one.alert().id())
                  .bind("way", one.way().key())
                  .add();
            }
            rows.execute();
          }
        });
  }

  @Override
  public int giveUpBefore(Instant time) {
    return sql.write(
        handle -> {
          int given =
              handle.execute(
                  "UPDATE alert_delivery SET state = 'given_up'"
                      + " WHERE state = 'waiting' AND created_at < ?",
                  Instants.micros(time));
          if (given > 0) {
            Map<String, String> details = Map.of("count", Integer.toString(given));
            audit.append(handle, new Act(Act.SYSTEM, "alert.given_up", "alerts", details));
          }
          return given;
        });
  }

  @Override
  public List<Delivery> list(int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY o.alert_id DESC, o.way LIMIT :limit")
                .bind("limit", limit)
                .map((rows, context) -> delivery(rows))
                .list());
  }

  @Override
  public long waiting() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM alert_delivery WHERE state = 'waiting'")
                .mapTo(Long.class)
                .one());
  }
}

package org.hulian.store.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.search.Addresses;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What has to be told of notices, in the database. */
public final class SqlNoticeOutbox implements NoticeOutbox {
  private static final int LONGEST_REASON = 300;

  private static final String SELECT =
      "SELECT d.notice_id, d.revision, d.state, d.attempts, d.next_at, d.reason,"
          + " coalesce(w.webhook, '') AS webhook FROM notice_delivery d, notice_address w";

  private final Sql sql;
  private final AuditLog audit;

  public SqlNoticeOutbox(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  @Override
  public Optional<String> address() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT webhook FROM notice_address WHERE webhook IS NOT NULL")
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void setAddress(@Nullable String webhook, String by) {
    if (webhook != null && !Addresses.isWebhook(webhook)) {
      throw new IllegalArgumentException("not an address with https:// and a host");
    }
    sql.change(
        handle -> {
          handle
              .createUpdate("UPDATE notice_address SET webhook = :webhook")
              .bind("webhook", webhook)
              .execute();
          Map<String, String> details = Map.of("webhook", Addresses.place(webhook));
          audit.append(handle, new Act(by, "notices.address", "notices", details));
        });
  }

  @Override
  public List<NoticeDelivery> due(Instant now, int limit) {
    return sql.read(
        handle ->
            deliveries(
                handle,
                " WHERE d.state = 'waiting' AND d.next_at <= :now AND w.webhook IS NOT NULL"
                    + " ORDER BY d.next_at, d.notice_id, d.revision LIMIT :limit",
                Map.of("now", Instants.micros(now), "limit", limit)));
  }

  @Override
  public List<NoticeDelivery> list(int limit) {
    return sql.read(
        handle ->
            deliveries(
                handle,
                " ORDER BY d.created_at DESC, d.notice_id DESC, d.revision DESC LIMIT :limit",
                Map.of("limit", limit)));
  }

  private record Row(
      long notice,
      int revision,
      NoticeDelivery.State state,
      String to,
      int attempts,
      Instant nextAt,
      String reason) {}

  private static List<NoticeDelivery> deliveries(
      Handle handle, String where, Map<String, ?> values) {
    List<Row> rows =
        handle
            .createQuery(SELECT + where)
            .bindMap(values)
            .map((found, context) -> row(found))
            .list();
    List<NoticeDelivery> deliveries = new ArrayList<>();
    for (Row row : rows) {
      Notice notice = NoticeRows.find(handle, row.notice()).orElseThrow();
      NoticeEvent event =
          NoticeRows.events(handle, row.notice()).stream()
              .filter(one -> one.revision() == row.revision())
              .findFirst()
              .orElseThrow();
      deliveries.add(
          new NoticeDelivery(
              notice, event, row.state(), row.to(), row.attempts(), row.nextAt(), row.reason()));
    }
    return deliveries;
  }

  private static Row row(ResultSet rows) throws SQLException {
    return new Row(
        rows.getLong("notice_id"),
        rows.getInt("revision"),
        NoticeDelivery.State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
        rows.getString("webhook"),
        rows.getInt("attempts"),
        Instants.instant(rows.getLong("next_at")),
        rows.getString("reason"));
  }

  @Override
  public void sent(NoticeDelivery delivery, Instant at) {
    sql.change(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE notice_delivery SET state = 'sent', next_at = :at, reason = ''"
                      + " WHERE notice_id = :notice AND revision = :revision")
              .bind("at", Instants.micros(at))
              .bind("notice", delivery.notice().id())
              .bind("revision", delivery.event().revision())
              .execute();
          Map<String, String> details =
              Map.of(
                  "to", Addresses.place(delivery.to()),
                  "revision", Integer.toString(delivery.event().revision()));
          String subject = "notice:" + delivery.notice().id();
          audit.append(handle, new Act(Act.SYSTEM, "notice.told", subject, details));
        });
  }

  @Override
  public void failed(NoticeDelivery delivery, String reason, Instant next) {
    String told = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    sql.change(
        handle ->
            handle
                .createUpdate(
                    "UPDATE notice_delivery SET attempts = attempts + 1, next_at = :next,"
                        + " reason = :reason WHERE notice_id = :notice AND revision = :revision"
                        + " AND state = 'waiting'")
                .bind("next", Instants.micros(next))
                .bind("reason", told)
                .bind("notice", delivery.notice().id())
                .bind("revision", delivery.event().revision())
                .execute());
  }

  @Override
  public int giveUpBefore(Instant time) {
    return sql.write(
        handle -> {
          int given =
              handle.execute(
                  "UPDATE notice_delivery SET state = 'given_up'"
                      + " WHERE state = 'waiting' AND created_at < ?",
                  Instants.micros(time));
          if (given > 0) {
            Map<String, String> details = Map.of("count", Integer.toString(given));
            audit.append(handle, new Act(Act.SYSTEM, "notices.given_up", "notices", details));
          }
          return given;
        });
  }
}

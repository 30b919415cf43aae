package org.hulian.store.search;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Saved searches in the database. */
public final class SqlSavedSearchRepository implements SavedSearchRepository {
  private static final String ORDER = " ORDER BY s.name, s.id";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  public SqlSavedSearchRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public OptionalLong save(String owner, SavedQuery query, SearchOptions options) {
    return sql.write(
        handle -> {
          if (count(handle, owner) >= MOST) {
            return OptionalLong.empty();
          }
          long id =
              bind(
                      handle.createUpdate(
                          "INSERT INTO saved_search (owner, name, query, shared, paused, alerts,"
                              + " by_webhook, by_mail, created_at) VALUES (:owner, :name, :query,"
                              + " :shared, :paused, :alerts, :webhook, :mail, :now)"),
                      query,
                      options)
                  .bind("owner", owner)
                  .bind("now", Instants.micros(clock.instant()))
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(Long.class)
                  .one();
          putSettings(handle, id, query.settings());
          note(handle, owner, "search.saved", id, details(query, options));
          return OptionalLong.of(id);
        });
  }

  private static long count(Handle handle, String owner) {
    return handle
        .createQuery("SELECT count(*) FROM saved_search WHERE owner = :owner")
        .bind("owner", owner)
        .mapTo(Long.class)
        .one();
  }

  private static <T extends SqlStatement<T>> T bind(
      T statement, SavedQuery query, SearchOptions options) {
    return statement
        .bind("name", query.name())
        .bind("query", query.text())
        .bind("shared", options.shared() ? 1 : 0)
        .bind("paused", options.paused() ? 1 : 0)
        .bind("alerts", options.alerts() ? 1 : 0)
        .bind("webhook", options.byWebhook() ? 1 : 0)
        .bind("mail", options.byMail() ? 1 : 0);
  }

  private static void putSettings(Handle handle, long id, Map<String, List<String>> settings) {
    if (settings.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO saved_search_setting (search_id, name, value) VALUES (?, ?, ?)")) {
      settings.forEach((name, values) -> values.forEach(value -> batch.add(id, name, value)));
      batch.execute();
    }
  }

  private static Map<String, String> details(SavedQuery query, SearchOptions options) {
    Map<String, String> details = new HashMap<>();
    details.put("name", PersonalMask.persons(query.name()));
    details.put("query", PersonalMask.persons(query.text()));
    details.put("settings", query.settings().toString());
    details.put("options", options.toString());
    return details;
  }

  private void note(Handle handle, String by, String action, long id, Map<String, String> details) {
    handle.execute("UPDATE alert_state SET revision = revision + 1");
    audit.append(handle, new Act(by, action, "search:" + id, details));
  }

  @Override
  public Optional<SavedSearch> find(long id) {
    return sql.read(
        handle ->
            SearchRows.searches(handle, " WHERE s.id = :id", Map.of("id", id)).stream()
                .findFirst());
  }

  @Override
  public List<SavedSearch> list() {
    return sql.read(handle -> SearchRows.searches(handle, ORDER, Map.of()));
  }

  @Override
  public List<SavedSearch> visibleTo(String account) {
    String where = " WHERE s.shared = 1 OR s.owner = :account" + ORDER;
    return sql.read(handle -> SearchRows.searches(handle, where, Map.of("account", account)));
  }

  @Override
  public boolean change(long id, SavedQuery query, SearchOptions options, String by) {
    return sql.write(
        handle -> {
          int changed =
              bind(
                      handle.createUpdate(
                          "UPDATE saved_search SET name = :name, query = :query,"
                              + " shared = :shared, paused = :paused, alerts = :alerts,"
                              + " by_webhook = :webhook, by_mail = :mail WHERE id = :id"),
                      query,
                      options)
                  .bind("id", id)
                  .execute();
          if (changed > 0) {
            handle.execute("DELETE FROM saved_search_setting WHERE search_id = ?", id);
            putSettings(handle, id, query.settings());
            note(handle, by, "search.changed", id, details(query, options));
          }
          return changed > 0;
        });
  }

  @Override
  public boolean delete(long id, String by) {
    return sql.write(
        handle -> {
          Optional<SavedSearch> known =
              SearchRows.searches(handle, " WHERE s.id = :id", Map.of("id", id)).stream()
                  .findFirst();
          known.ifPresent(
              search -> {
                handle.execute("DELETE FROM saved_search WHERE id = ?", id);
                note(handle, by, "search.deleted", id, details(search.query(), search.options()));
              });
          return known.isPresent();
        });
  }

  @Override
  public boolean setAddresses(long id, Addresses addresses, String by) {
    return sql.write(
        handle -> {
          int changed =
              bind(
                      handle.createUpdate(
                          "UPDATE saved_search SET webhook = :webhook, mail = :mail"
                              + " WHERE id = :id"),
                      addresses)
                  .bind("id", id)
                  .execute();
          if (changed > 0) {
            note(handle, by, "search.addresses", id, details(addresses));
          }
          return changed > 0;
        });
  }

  @Override
  public Addresses addresses() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT webhook, mail FROM alert_state")
                .map((rows, context) -> SearchRows.addresses(rows))
                .one());
  }

  @Override
  public void setAddresses(Addresses addresses, String by) {
    sql.change(
        handle -> {
          bind(
                  handle.createUpdate("UPDATE alert_state SET webhook = :webhook, mail = :mail"),
                  addresses)
              .execute();
          audit.append(handle, new Act(by, "alerts.addresses", "alerts", details(addresses)));
        });
  }

  private static <T extends SqlStatement<T>> T bind(T statement, Addresses addresses) {
    return statement.bind("webhook", addresses.webhook()).bind("mail", addresses.mail());
  }

  /** The path of a webhook may be a secret of its owner's. */
  private static Map<String, String> details(Addresses addresses) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("webhook", Addresses.place(addresses.webhook()));
    details.put("mail", text(addresses.mail()));
    return details;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public long revision() {
    return sql.read(
        handle -> handle.createQuery("SELECT revision FROM alert_state").mapTo(Long.class).one());
  }
}

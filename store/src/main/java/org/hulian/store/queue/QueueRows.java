package org.hulian.store.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.store.search.SavedQuery;
import org.jdbi.v3.core.Handle;

/** Reads and writes queues, within a transaction. */
final class QueueRows {
  private QueueRows() {}

  /** All that are not removed, in order. */
  static List<ReviewQueue> list(Handle handle) {
    Map<Long, Map<String, List<String>>> settings = new HashMap<>();
    handle
        .createQuery("SELECT queue_id, name, value FROM queue_setting")
        .map(
            (rows, context) ->
                settings
                    .computeIfAbsent(rows.getLong("queue_id"), none -> new HashMap<>())
                    .computeIfAbsent(rows.getString("name"), none -> new ArrayList<>())
                    .add(rows.getString("value")))
        .list();
    Map<Long, Set<String>> people = new HashMap<>();
    handle
        .createQuery("SELECT queue_id, account FROM queue_person")
        .map(
            (rows, context) ->
                people
                    .computeIfAbsent(rows.getLong("queue_id"), none -> new HashSet<>())
                    .add(rows.getString("account")))
        .list();
    return handle
        .createQuery(
            "SELECT id, name, query, position FROM queue WHERE position IS NOT NULL"
                + " ORDER BY position")
        .map(
            (rows, context) -> {
              long id = rows.getLong("id");
              SavedQuery query =
                  new SavedQuery(
                      rows.getString("name"),
                      rows.getString("query"),
                      settings.getOrDefault(id, Map.of()));
              QueuePlan plan = new QueuePlan(query, people.getOrDefault(id, Set.of()));
              return new ReviewQueue(id, plan, rows.getInt("position"));
            })
        .list();
  }

  static long insert(Handle handle, QueuePlan plan, long now) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO queue (name, query, created_at) VALUES (:name, :query, :now)")
            .bind("name", plan.query().name())
            .bind("query", plan.query().text())
            .bind("now", now)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    put(handle, id, plan);
    return id;
  }

  static void update(Handle handle, long id, QueuePlan plan) {
    handle
        .createUpdate("UPDATE queue SET name = :name, query = :query WHERE id = :id")
        .bind("name", plan.query().name())
        .bind("query", plan.query().text())
        .bind("id", id)
        .execute();
    clear(handle, id);
    put(handle, id, plan);
  }

  static void clear(Handle handle, long id) {
    handle.execute("DELETE FROM queue_setting WHERE queue_id = ?", id);
    handle.execute("DELETE FROM queue_person WHERE queue_id = ?", id);
  }

  private static void put(Handle handle, long id, QueuePlan plan) {
    plan.query()
        .settings()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        handle.execute(
                            "INSERT INTO queue_setting (queue_id, name, value) VALUES (?, ?, ?)",
                            id,
                            name,
                            value)));
    plan.people()
        .forEach(
            account ->
                handle.execute(
                    "INSERT INTO queue_person (queue_id, account) VALUES (?, ?)", id, account));
  }

  /** Gives all queues their places anew, this one the place that is wished for. */
  static void arrange(Handle handle, long id, int position) {
    List<Long> order =
        new ArrayList<>(
            handle
                .createQuery(
                    "SELECT id FROM queue WHERE position IS NOT NULL AND id <> :id"
                        + " ORDER BY position")
                .bind("id", id)
                .mapTo(Long.class)
                .list());
    order.add(Math.clamp(position - 1L, 0, order.size()), id);
    number(handle, order);
  }

  /** Takes a queue out of the order. */
  static void takeOut(Handle handle, long id) {
    handle.execute("UPDATE queue SET position = NULL WHERE id = ?", id);
    number(
        handle,
        handle
            .createQuery("SELECT id FROM queue WHERE position IS NOT NULL ORDER BY position")
            .mapTo(Long.class)
            .list());
  }

  private static void number(Handle handle, List<Long> order) {
    for (int i = 0; i < order.size(); i++) {
      handle.execute(
          "UPDATE queue SET position = ? WHERE id = ? AND position IS NOT ?",
          i + 1,
          order.get(i),
          i + 1);
    }
  }
}

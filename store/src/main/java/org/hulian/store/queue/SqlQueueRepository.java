package org.hulian.store.queue;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.mask.PersonalMask;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Queues in the database. */
public final class SqlQueueRepository implements QueueRepository {
  private static final String WAITS = "status IN ('open', 'escalated')";

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  public SqlQueueRepository(Sql sql, AuditLog audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public OptionalLong add(QueuePlan plan, int position, String by) {
    return sql.write(
        handle -> {
          int others = QueueRows.list(handle).size();
          if (others >= MOST) {
            return OptionalLong.empty();
          }
          if (others == 0) {
            leaveDecided(handle);
          }
          long id = QueueRows.insert(handle, plan, Instants.micros(clock.instant()));
          QueueRows.arrange(handle, id, position);
          changed(handle, new Act(by, "queue.made", "queue:" + id, details(handle, id)));
          return OptionalLong.of(id);
        });
  }

  /** As long as there was no queue none was asked: what was decided then lies in none. */
  private static void leaveDecided(Handle handle) {
    handle.execute(
        "UPDATE case_file SET queue_id = ? WHERE queue_id = ? AND NOT " + WAITS,
        NONE,
        QueueAccess.NOT_ASKED);
  }

  @Override
  public boolean change(long id, QueuePlan plan, int position, String by) {
    return sql.write(
        handle -> {
          boolean known = find(handle, id).isPresent();
          if (known) {
            QueueRows.update(handle, id, plan);
            QueueRows.arrange(handle, id, position);
            changed(handle, new Act(by, "queue.changed", "queue:" + id, details(handle, id)));
          }
          return known;
        });
  }

  @Override
  public boolean remove(long id, String by) {
    return sql.write(
        handle -> {
          boolean known = find(handle, id).isPresent();
          if (known) {
            Map<String, String> details = details(handle, id);
            QueueRows.clear(handle, id);
            QueueRows.takeOut(handle, id);
            changed(handle, new Act(by, "queue.removed", "queue:" + id, details));
          }
          return known;
        });
  }

  private static Map<String, String> details(Handle handle, long id) {
    ReviewQueue queue = find(handle, id).orElseThrow();
    return Map.of(
        "name", PersonalMask.persons(queue.name()),
        "query", PersonalMask.persons(queue.query().text()),
        "settings", queue.query().settings().toString(),
        "people", queue.people().stream().sorted().collect(Collectors.joining(", ")),
        "position", Integer.toString(queue.position()));
  }

  private void changed(Handle handle, Act act) {
    handle.execute("UPDATE queue_state SET revision = revision + 1, sorting = 1, sorted_to = 0");
    audit.append(handle, act);
  }

  private static Optional<ReviewQueue> find(Handle handle, long id) {
    return QueueRows.list(handle).stream().filter(one -> one.id() == id).findFirst();
  }

  @Override
  public Optional<ReviewQueue> find(long id) {
    return sql.read(handle -> find(handle, id));
  }

  @Override
  public List<ReviewQueue> list() {
    return sql.read(QueueRows::list);
  }

  @Override
  public List<ReviewQueue> visibleTo(String account) {
    return sql.read(handle -> visibleTo(handle, account));
  }

  private static List<ReviewQueue> visibleTo(Handle handle, String account) {
    List<Long> unseen = QueueAccess.unseen(handle, account);
    return QueueRows.list(handle).stream().filter(one -> !unseen.contains(one.id())).toList();
  }

  @Override
  public Map<Long, QueueTally> tally(String account) {
    return sql.read(
        handle -> {
          Map<Long, QueueTally> tally = new HashMap<>();
          tally.put(NONE, tally(handle, NONE));
          for (ReviewQueue queue : visibleTo(handle, account)) {
            tally.put(queue.id(), tally(handle, queue.id()));
          }
          return tally;
        });
  }

  private static QueueTally tally(Handle handle, long queue) {
    return handle
        .createQuery(
            "SELECT count(*) AS open, min(waiting_since) AS oldest FROM case_file"
                + " WHERE queue_id = :queue AND status = 'open'")
        .bind("queue", queue)
        .map(
            (rows, context) -> {
              long open = rows.getLong("open");
              long oldest = rows.getLong("oldest");
              return new QueueTally(queue, open, open == 0 ? null : Instants.instant(oldest));
            })
        .one();
  }

  @Override
  public Optional<ReviewQueue> of(long caseId) {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT queue_id FROM case_file WHERE id = :id AND queue_id > 0")
                .bind("id", caseId)
                .mapTo(Long.class)
                .findOne()
                .flatMap(queue -> find(handle, queue)));
  }

  @Override
  public boolean isClosedTo(long caseId, String account) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT EXISTS (SELECT 1 FROM case_file WHERE id = :id"
                        + " AND queue_id IN (<closed>) AND NOT coalesce("
                        + "claim_account = :account AND claim_until > :now, 0))")
                .bind("id", caseId)
                .bind("account", account)
                .bind("now", Instants.micros(clock.instant()))
                .bindList("closed", QueueAccess.unseen(handle, account))
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public long revision() {
    return sql.read(handle -> State.of(handle).revision);
  }

  /** The row of queue_state. */
  private record State(long revision, boolean sorting, long sortedTo) {
    static State of(Handle handle) {
      return handle
          .createQuery("SELECT revision, sorting, sorted_to FROM queue_state")
          .map(
              (rows, context) ->
                  new State(
                      rows.getLong("revision"),
                      rows.getBoolean("sorting"),
                      rows.getLong("sorted_to")))
          .one();
    }
  }

  @Override
  public void place(Map<ListingId, Long> queues) {
    if (!queues.isEmpty()) {
      sql.change(handle -> placing(handle).place(queues));
    }
  }

  private Placing placing(Handle handle) {
    return new Placing(handle, audit, clock.instant());
  }

  @Override
  public SortingStep unsorted(int limit) {
    return sql.read(
        handle -> {
          State state = State.of(handle);
          if (!state.sorting) {
            List<ListingId> left = placing(handle).left(limit);
            return new SortingStep(state.revision, 0, true, left);
          }
          List<Unsorted> next = next(handle, state.sortedTo, limit);
          boolean last = next.size() < limit;
          long upTo = next.isEmpty() ? state.sortedTo + 1 : next.getLast().id;
          return new SortingStep(
              state.revision, upTo, last, next.stream().map(Unsorted::listing).toList());
        });
  }

  private record Unsorted(long id, ListingId listing) {}

  private static List<Unsorted> next(Handle handle, long after, int limit) {
    return handle
        .createQuery(
            "SELECT c.id, i.listing_id FROM case_file c JOIN item i ON i.id = c.item_id"
                + " WHERE c.id > :after AND +c."
                + WAITS
                + " ORDER BY c.id LIMIT :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map(
            (rows, context) ->
                new Unsorted(rows.getLong("id"), new ListingId(rows.getString("listing_id"))))
        .list();
  }

  @Override
  public boolean sorted(SortingStep step, Map<ListingId, Long> queues) {
    return sql.write(
        handle -> {
          if (State.of(handle).revision != step.revision()) {
            return false;
          }
          Placing placing = placing(handle);
          placing.place(queues);
          if (step.upTo() == 0) {
            placing.forgetDecided();
          } else {
            handle.execute(
                "UPDATE queue_state SET sorted_to = ?, sorting = ?",
                step.upTo(),
                step.last() ? 0 : 1);
          }
          return true;
        });
  }

  @Override
  public Optional<SortingProgress> progress() {
    return sql.read(
        handle -> {
          State state = State.of(handle);
          return state.sorting
              ? Optional.of(
                  new SortingProgress(waiting(handle, state.sortedTo), waiting(handle, null)))
              : Optional.empty();
        });
  }

  private static long waiting(Handle handle, @Nullable Long upTo) {
    return handle
        .createQuery(
            "SELECT count(*) FROM case_file WHERE " + WAITS + " AND id <= coalesce(:upTo, id)")
        .bind("upTo", upTo)
        .mapTo(Long.class)
        .one();
  }
}

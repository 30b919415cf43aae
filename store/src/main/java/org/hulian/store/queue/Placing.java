package org.hulian.store.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.AuditLog;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;

/** Puts cases into queues, within a transaction. */
final class Placing {
  private final Handle handle;
  private final AuditLog audit;
  private final long now;

  /**
   * A case that waits.
   *
   * @param held whether somebody works on it
   */
  private record Waiting(long id, long queue, boolean held) {}

  Placing(Handle handle, AuditLog audit, Instant now) {
    this.handle = handle;
    this.audit = audit;
    this.now = Instants.micros(now);
  }

  void place(Map<ListingId, Long> queues) {
    queues.forEach((listing, queue) -> waiting(listing).ifPresent(one -> place(one, queue)));
  }

  private Optional<Waiting> waiting(ListingId listing) {
    return handle
        .createQuery(
            "SELECT c.id, c.queue_id, coalesce(c.claim_until > :now, 0) AS held FROM item i"
                + " JOIN case_file c ON c.item_id = i.id WHERE i.listing_id = :listing"
                + " AND c.status IN ('open', 'escalated')")
        .bind("now", now)
        .bind("listing", listing.value())
        .map(
            (rows, context) ->
                new Waiting(rows.getLong("id"), rows.getLong("queue_id"), rows.getBoolean("held")))
        .findOne();
  }

  private void place(Waiting one, long queue) {
    if (one.queue == queue) {
      handle.execute("DELETE FROM queue_later WHERE case_id = ?", one.id);
    } else if (one.held) {
      handle.execute(
          "INSERT INTO queue_later (case_id) VALUES (?) ON CONFLICT (case_id) DO NOTHING", one.id);
    } else {
      handle.execute("UPDATE case_file SET queue_id = ? WHERE id = ?", queue, one.id);
      handle.execute("DELETE FROM queue_later WHERE case_id = ?", one.id);
      tell(one, queue);
    }
  }

  /** That no queue matches a case that lay in none is nothing to tell. */
  private void tell(Waiting one, long queue) {
    if (queue > QueueRepository.NONE || one.queue > QueueRepository.NONE) {
      Map<String, String> details =
          Map.of(
              "from", Long.toString(Math.max(one.queue, QueueRepository.NONE)),
              "to", Long.toString(queue));
      audit.append(handle, new Act(Act.SYSTEM, "case.queued", "case:" + one.id, details));
    }
  }

  /** Cases that were held when they should have moved, and are free or decided now. */
  List<ListingId> left(int limit) {
    return handle
        .createQuery(
            "SELECT i.listing_id FROM queue_later l JOIN case_file c ON c.id = l.case_id"
                + " JOIN item i ON i.id = c.item_id"
                + " WHERE c.claim_until IS NULL OR c.claim_until <= :now LIMIT :limit")
        .bind("now", now)
        .bind("limit", limit)
        .map((rows, context) -> new ListingId(rows.getString(1)))
        .list();
  }

  /** What is decided stays where it is; if it is opened again, it is sorted then. */
  void forgetDecided() {
    handle.execute(
        "DELETE FROM queue_later WHERE case_id IN"
            + " (SELECT id FROM case_file WHERE status NOT IN ('open', 'escalated'))");
  }
}

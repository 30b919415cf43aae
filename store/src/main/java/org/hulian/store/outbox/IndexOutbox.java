package org.hulian.store.outbox;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Notes for the index, written in the transaction of the change, so that the index misses nothing
 * whenever either of the two stops.
 */
public final class IndexOutbox {
  private IndexOutbox() {}

  /** Notes items that changed; an item that is noted already moves to the end. */
  public static void add(Handle handle, Collection<Long> itemIds) {
    if (itemIds.isEmpty()) {
      return;
    }
    try (PreparedBatch old = handle.prepareBatch("DELETE FROM index_task WHERE item_id = ?");
        PreparedBatch fresh = handle.prepareBatch("INSERT INTO index_task (item_id) VALUES (?)")) {
      for (long id : itemIds) {
        old.add(id);
        fresh.add(id);
      }
      old.execute();
      fresh.execute();
    }
  }

  /** Notes the item of a case. */
  public static void addCase(Handle handle, long caseId) {
    long item =
        handle
            .createQuery("SELECT item_id FROM case_file WHERE id = ?")
            .bind(0, caseId)
            .mapTo(Long.class)
            .one();
    add(handle, List.of(item));
  }

  /** Notes the items of all cases that were decided in a group with this one. */
  public static void addGroups(Handle handle, long caseId) {
    add(
        handle,
        handle
            .createQuery(
                "SELECT DISTINCT c.item_id FROM case_group_member o"
                    + " JOIN case_group_member m ON m.group_id = o.group_id"
                    + " JOIN case_file c ON c.id = m.case_id WHERE o.case_id = ?"
                    + " AND o.outcome = 'decided' AND m.outcome = 'decided'")
            .bind(0, caseId)
            .mapTo(Long.class)
            .list());
  }

  /**
   * Forgets notes up to and including this sequence number, and remembers the number; the versions
   * they were of are no news any more.
   */
  public static void remove(Handle handle, long upToSequence) {
    handle.execute(
        "UPDATE store_state SET indexed_up_to = coalesce("
            + "(SELECT max(sequence) FROM index_task WHERE sequence <= ?), indexed_up_to)",
        upToSequence);
    handle.execute(
        "UPDATE item SET watched = version WHERE watched < version"
            + " AND id IN (SELECT item_id FROM index_task WHERE sequence <= ?)",
        upToSequence);
    handle.execute("DELETE FROM index_task WHERE sequence <= ?", upToSequence);
  }
}

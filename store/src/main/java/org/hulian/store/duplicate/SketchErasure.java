package org.hulian.store.duplicate;

import java.util.List;
import java.util.Optional;
import org.hulian.listing.feed.ListingCodec;
import org.hulian.store.outbox.IndexOutbox;
import org.jdbi.v3.core.Handle;

/**
 * Takes the texts of an item that is erased out of the sketches. A text that other items have as
 * well stays; of any other nothing is left but an empty row, since looking for all bands of a text
 * by its number would read all bands there are.
 */
public final class SketchErasure {
  private SketchErasure() {}

  /**
   * Forgets the texts of an item, whose versions are still there; within a transaction. A cluster
   * that one of them led gets another leader, and the index reads its items again.
   */
  public static void forget(Handle handle, long item) {
    List<Long> had =
        handle
            .createQuery("SELECT sketch_id FROM item_sketch WHERE item_id = :item")
            .bind("item", item)
            .mapTo(Long.class)
            .list();
    handle.execute("UPDATE item SET sketch_id = NULL WHERE id = ?", item);
    handle.execute("DELETE FROM item_sketch WHERE item_id = ?", item);
    List<String> versions =
        handle
            .createQuery("SELECT listing FROM item_version WHERE item_id = :item")
            .bind("item", item)
            .mapTo(String.class)
            .list();
    for (String version : versions) {
      Sketch.of(ListingCodec.read(version)).ifPresent(sketch -> leaveBands(handle, sketch));
    }
    had.stream().filter(sketch -> isUnused(handle, sketch)).forEach(id -> empty(handle, id));
  }

  private static boolean isUnused(Handle handle, long sketch) {
    return !handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM item_sketch WHERE sketch_id = :sketch)")
        .bind("sketch", sketch)
        .mapTo(Boolean.class)
        .one();
  }

  private static void leaveBands(Handle handle, Sketch sketch) {
    Optional<Long> id =
        handle
            .createQuery("SELECT id FROM sketch WHERE text_hash = :hash")
            .bind("hash", sketch.textHash())
            .mapTo(Long.class)
            .findOne();
    if (id.isPresent() && isUnused(handle, id.get())) {
      for (int band : sketch.bands()) {
        handle.execute("DELETE FROM item_band WHERE band = ? AND sketch_id = ?", band, id.get());
      }
    }
  }

  /** The number stays, so that it is not given to another text. */
  private static void empty(Handle handle, long id) {
    List<Long> others =
        handle
            .createQuery("SELECT id FROM sketch WHERE cluster = :id AND id <> :id ORDER BY id")
            .bind("id", id)
            .mapTo(Long.class)
            .list();
    if (!others.isEmpty()) {
      handle.execute(
          "UPDATE sketch SET cluster = ? WHERE cluster = ? AND id <> ?", others.getFirst(), id, id);
      IndexOutbox.add(
          handle,
          handle
              .createQuery(
                  "SELECT i.id FROM sketch s JOIN item i ON i.sketch_id = s.id"
                      + " WHERE s.cluster = :leader")
              .bind("leader", others.getFirst())
              .mapTo(Long.class)
              .list());
    }
    handle.execute(
        "UPDATE sketch SET text_hash = random(), shingles = x'', cluster = 0 WHERE id = ?", id);
  }
}

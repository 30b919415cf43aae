package org.hulian.store.listing;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hulian.listing.Status;
import org.hulian.store.outbox.IndexOutbox;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows that a batch of listings adds and changes, to be written table by table. */
final class ItemWrites implements AutoCloseable {
  private final Handle handle;
  private final PreparedBatch insertItem;
  private final PreparedBatch updateItem;
  private final PreparedBatch insertVersion;
  private final PreparedBatch closeVersion;
  private final PreparedBatch keepVerdict;
  private final PreparedBatch replaceVerdict;
  private final Set<ItemState> touched = new LinkedHashSet<>();
  private final Set<Long> toIndex = new LinkedHashSet<>();

  ItemWrites(Handle handle) {
    this.handle = handle;
    insertItem =
        handle.prepareBatch(
            "INSERT INTO item (version, content_hash, live, last_seen, id, listing_id, first_seen)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    updateItem =
        handle.prepareBatch(
            "UPDATE item SET version = ?, content_hash = ?, live = ?, last_seen = ? WHERE id = ?");
    insertVersion =
        handle.prepareBatch(
            "INSERT INTO item_version (item_id, version, last_seen, listing, verdict)"
                + " VALUES (?, ?, ?, ?, ?)");
    closeVersion =
        handle.prepareBatch(
            "UPDATE item_version SET last_seen = ? WHERE item_id = ? AND version = ?");
    keepVerdict =
        handle.prepareBatch(
            "INSERT INTO verdict_before (item_id, version, replaced_at, verdict)"
                + " VALUES (?, ?, ?, ?)");
    replaceVerdict =
        handle.prepareBatch(
            "UPDATE item_version SET verdict = ? WHERE item_id = ? AND version = ?");
  }

  /** The item's row is to be written with what its state is in the end. */
  void seen(ItemState item) {
    touched.add(item);
  }

  /** The item's newest version is to be added. */
  void added(ItemState item) {
    touched.add(item);
    toIndex.add(item.id);
    insertVersion.add(
        item.id, item.version, Instants.micros(item.lastSeen), item.listing, item.verdict);
  }

  /** The item's newest version is about to be followed by another. */
  void superseded(ItemState item) {
    closeVersion.add(Instants.micros(item.lastSeen), item.id, item.version);
  }

  /** The item's newest version is about to get another verdict. */
  void rescored(ItemState item, String verdict, Instant at) {
    toIndex.add(item.id);
    keepVerdict.add(item.id, item.version, Instants.micros(at), item.verdict);
    replaceVerdict.add(verdict, item.id, item.version);
  }

  /** Writes everything, parents first. */
  void execute() {
    touched.forEach(this::addItem);
    for (PreparedBatch batch :
        new PreparedBatch[] {
          insertItem, updateItem, insertVersion, closeVersion, keepVerdict, replaceVerdict
        }) {
      if (batch.size() > 0) {
        batch.execute();
      }
    }
    IndexOutbox.add(handle, toIndex);
  }

  private void addItem(ItemState item) {
    int live = item.status == Status.LIVE ? 1 : 0;
    long lastSeen = Instants.micros(item.lastSeen);
    if (item.isNew) {
      insertItem.add(
          item.version,
          item.contentHash,
          live,
          lastSeen,
          item.id,
          item.listingId.value(),
          Instants.micros(item.firstSeen));
    } else {
      updateItem.add(item.version, item.contentHash, live, lastSeen, item.id);
    }
  }

  @Override
  public void close() {
    insertItem.close();
    updateItem.close();
    insertVersion.close();
    closeVersion.close();
    keepVerdict.close();
    replaceVerdict.close();
  }
}

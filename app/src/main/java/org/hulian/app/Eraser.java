package org.hulian.app;

import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hulian.evidence.ErasedRecords;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.retention.Erasure;
import org.hulian.store.retention.ErasureOutcome;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.RetentionRules;

/**
 * Erases items from everything that a data folder holds: first from the store, which remembers that
 * the rest is to follow, then from the index and the WARC files. What a crash leaves of the rest is
 * done at the next start. One at a time.
 */
final class Eraser {
  private static final int BATCH = 500;

  private final DataFolder data;
  private final RetentionRepository retention;
  private final Clock clock;

  Eraser(DataFolder data, Clock clock) {
    this.data = data;
    this.retention = data.store().retention();
    this.clock = clock;
  }

  /**
   * Erases one item.
   *
   * @throws IOException if a WARC file cannot be written anew; it is tried again at the next start
   */
  ErasureOutcome erase(ListingId id, String account, String why) throws IOException {
    ErasureOutcome outcome = retention.erase(id, account, why);
    if (outcome == ErasureOutcome.ERASED) {
      finish();
    }
    return outcome;
  }

  /**
   * Erases all items that are due.
   *
   * @return how many
   * @throws IOException likewise
   */
  long eraseDue(RetentionRules rules) throws IOException {
    long erased = 0;
    List<ListingId> due = retention.dueItems(rules, BATCH);
    while (!due.isEmpty()) {
      for (ListingId id : due) {
        ErasureOutcome outcome = retention.erase(id, Act.SYSTEM, "retention rule");
        erased += outcome == ErasureOutcome.ERASED ? 1 : 0;
      }
      finish();
      due = retention.dueItems(rules, BATCH);
    }
    return erased;
  }

  /**
   * Does what is left to do of items that are gone from the store. What a crawl has recorded in the
   * file that it is writing to waits for the next time.
   */
  void finish() throws IOException {
    List<Erasure> pending = retention.pending();
    if (pending.isEmpty()) {
      return;
    }
    data.catchUp();
    data.index().purge(pending.stream().map(Erasure::id).toList());
    ErasedRecords records = new ErasedRecords(DataFolder.warcOf(data.folder()), clock);
    boolean later = records.hasFilesInUse();
    eraseRecords(records, pending);
    if (!later) {
      pending.forEach(erasure -> retention.finished(erasure.id()));
    }
    retention.scrub();
  }

  /** A record that another item was read from too stays until that one goes. */
  private void eraseRecords(ErasedRecords records, List<Erasure> pending) throws IOException {
    Set<String> captures = new HashSet<>();
    pending.forEach(erasure -> captures.addAll(erasure.captures()));
    if (captures.isEmpty()) {
      return;
    }
    Set<String> doomed = new HashSet<>(records.ofTheSamePages(captures));
    doomed.removeAll(retention.inUse(doomed));
    for (ErasedRecords.Rewritten file : records.erase(doomed)) {
      Map<String, String> details =
          Map.of(
              "records", Integer.toString(file.records()),
              "before", file.before(),
              "after", file.after());
      data.store().audit().append(Act.SYSTEM, "warc.rewritten", "warc:" + file.file(), details);
    }
  }
}

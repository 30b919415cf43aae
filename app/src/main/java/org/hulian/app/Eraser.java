package org.hulian.app;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.hulian.evidence.ErasedRecords;
import org.hulian.evidence.ErasedRecords.Pages;
import org.hulian.evidence.ErasedRecords.Rewritten;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.WarcFiles.Sealed;
import org.hulian.store.retention.Doubt;
import org.hulian.store.retention.Erasure;
import org.hulian.store.retention.ErasureOutcome;
import org.hulian.store.retention.RetentionPass;
import org.hulian.store.retention.RetentionRepository;
import org.hulian.store.retention.RetentionRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases items from everything that a data folder holds: first from the store, which remembers that
 * the rest is to follow, then from index, vault and WARC files. Every step can be done again, so
 * what a crash leaves of the rest is done at the next start. One at a time.
 */
final class Eraser {
  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

  /** Items of one change; people wait for it. */
  private static final int BATCH = 100;

  private final DataFolder data;
  private final RetentionRepository retention;
  private final Clock clock;

  Eraser(DataFolder data, Clock clock) {
    this.data = data;
    this.retention = data.store().retention();
    this.clock = clock;
  }

  /**
   * What is left to do, which the next start does, and what stays.
   *
   * @param later in one line each
   * @param shared WARC records that stay since other items were read from them, or are on hold
   */
  record Rest(List<String> later, int shared) {
    private static final Rest NONE = new Rest(List.of(), 0);

    Rest {
      later = List.copyOf(later);
    }
  }

  /** Erases one item from the store; {@link #finish} has to follow. */
  ErasureOutcome erase(ListingId id, String account, String why) {
    return data.alone(() -> retention.erase(id, account, why));
  }

  /**
   * Erases all items that are due; whether there is a {@link RetentionRepository#doubt}, the caller
   * has to see.
   *
   * @return how many
   * @throws IOException if the WARC files cannot be read or written
   */
  long eraseDue(RetentionRules rules) throws IOException {
    long erased = 0;
    long more;
    do { // what was only kept for an item that is gone now is due in the next pass
      more = pass(rules);
      erased += more;
    } while (more > 0);
    finish();
    return erased;
  }

  private long pass(RetentionRules rules) {
    RetentionPass pass = retention.pass(rules, Act.SYSTEM, "retention rule");
    long erased = 0;
    OptionalInt some;
    do {
      some = data.alone(() -> pass.next(BATCH));
      erased += some.orElse(0);
    } while (some.isPresent());
    return erased;
  }

  /**
   * Erases what the vault has kept long enough, unless the clock seems to be ahead; whatever else
   * can be erased or not.
   */
  void expire() {
    Optional<Doubt> doubt = retention.doubt(RetentionRules.NONE);
    if (doubt.isPresent()) {
      LOG.warn("the vault ends nothing: {}", doubt.get().text());
      return;
    }
    data.store().vault().ifPresent(vault -> vault.expire(retention.heldItems()));
  }

  /**
   * Does what is left to do of items that are gone from the store. What a crawl has recorded in the
   * file that it is writing to waits for the next time.
   *
   * @throws IOException if the WARC files cannot be read or written; the rest is done
   */
  Rest finish() throws IOException {
    List<Erasure> pending = retention.pending();
    if (pending.isEmpty()) {
      return Rest.NONE;
    }
    List<ListingId> gone =
        pending.stream()
            .map(Erasure::id)
            .filter(id -> data.store().listings().find(id).isEmpty())
            .toList();
    data.alone(
        () -> {
          // An item that has come back meanwhile is not taken out again.
          data.index().purge(gone);
          return gone;
        });
    retention.forgetLines();
    List<String> later = new ArrayList<>();
    data.store()
        .vault()
        .ifPresent(
            vault -> {
              gone.forEach(vault::erase);
              if (!vault.scrub()) {
                later.add("the vault is being read; its file is written anew later");
              }
            });
    if (!retention.scrub()) {
      later.add("the database is being read; its file is written anew later");
    }
    if (!data.store().packing().empty()) {
      later.add("a package is being made or given away, which may hold pages of it");
    }
    return later.isEmpty() ? eraseRecords(pending) : new Rest(later, 0);
  }

  private Rest eraseRecords(List<Erasure> pending) throws IOException {
    ErasedRecords records = new ErasedRecords(DataFolder.warcOf(data.folder()), clock);
    Set<String> captures = new HashSet<>();
    pending.forEach(erasure -> captures.addAll(erasure.captures()));
    Pages pages = records.pages(captures);
    int shared =
        records.erase(
            pages,
            retention.inUse(pages.records()),
            retention.heldCaptures(pages.records()),
            this::tell);
    // What is looked at after an erasure is another item, if it has the same address.
    Instant open = records.inUseSince().orElse(Instant.MAX);
    Predicate<Erasure> done =
        erasure ->
            erasure.captures().isEmpty()
                || (pages.unread().isEmpty() && erasure.at().isBefore(open));
    pending.stream().filter(done).forEach(retention::finished);
    if (!pages.unread().isEmpty()) {
      return new Rest(pages.unread(), shared);
    }
    return pending.stream().allMatch(done)
        ? new Rest(List.of(), shared)
        : new Rest(List.of("a WARC file is being written; its records are erased later"), shared);
  }

  private void tell(Rewritten file) {
    Sealed next = new Sealed(file.file(), file.bytes(), file.after());
    data.store().warcFiles().rewritten(next, file.before(), file.records());
    LOG.debug("{}: {} records erased", file.file(), file.records());
  }
}

package org.hulian.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.CompactRange;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.evidence.log.TreeHash;
import org.hulian.store.check.Fault;
import org.hulian.store.sql.Instants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log once from its beginning, and holds it against its chain, its tree, its head, and
 * checkpoints that were made of it; and against it the list of the WARC files.
 */
final class AuditCheck {
  private static final int SHORTEST_HEX = 2 * TreeHash.LENGTH;

  private final Handle handle;
  private final Consumer<Fault> faults;
  private final LongConsumer done;
  private final TreeMap<Long, List<Claim>> claims = new TreeMap<>();
  private final Set<String> contradicted = new HashSet<>();
  private final CompactRange range = new CompactRange();
  private final WarcReplay warcs = new WarcReplay();
  private String previous = AuditChain.START;
  private long last;
  private long agreed;
  private boolean ended;
  private @Nullable AuditHead head;

  AuditCheck(Handle handle, Consumer<Fault> faults, LongConsumer done) {
    this.handle = handle;
    this.faults = faults;
    this.done = done;
  }

  /**
   * What somebody says that the log held.
   *
   * @param where it was found; of one place only the oldest contradiction is told
   */
  record Claim(String where, SignedCheckpoint checkpoint) {}

  /** Checks the log against these claims as well; returns how many entries it has. */
  long run(List<Claim> said) {
    for (Claim claim : said) {
      claims
          .computeIfAbsent(claim.checkpoint().head().size(), size -> new ArrayList<>())
          .add(claim);
    }
    try {
      head = AuditHead.read(handle);
    } catch (IllegalStateException e) {
      fault("audit log", String.valueOf(e.getMessage()));
    }
    compareClaims();
    compareHead();
    readEntries();
    if (head != null && !ended) {
      fault("audit log", "its end is missing: entry " + (last + 1) + " and what followed it");
    }
    compareNodes();
    claims.tailMap(range.size(), false).values().stream()
        .flatMap(List::stream)
        .forEach(this::tooShort);
    return range.size();
  }

  private void readEntries() {
    try (ResultIterator<AuditEntry> entries =
        handle
            .createQuery("SELECT " + AuditLog.COLUMNS + " FROM audit_entry ORDER BY sequence")
            .setFetchSize(1)
            .map(AuditCheck::entry)
            .iterator()) {
      while (entries.hasNext()) {
        take(entries.next());
        done.accept(range.size());
      }
      warcs.compare(handle, faults);
    } catch (JdbiException e) {
      fault("audit log", "it cannot be read beyond entry " + last);
      ended = true;
    }
  }

  /** As {@link AuditLog#entry}, but a damaged row may lack anything. */
  private static AuditEntry entry(ResultSet rows, StatementContext context) throws SQLException {
    return new AuditEntry(
        rows.getLong("sequence"),
        Instants.instant(rows.getLong("at")),
        text(rows, "account"),
        text(rows, "action"),
        text(rows, "subject"),
        text(rows, "details"),
        text(rows, "hash"));
  }

  private static String text(ResultSet rows, String column) throws SQLException {
    return Objects.requireNonNullElse(rows.getString(column), "");
  }

  private void take(AuditEntry entry) {
    if (entry.sequence() != last + 1) {
      fault(
          entry.sequence() > last + 2
              ? "audit entries " + (last + 1) + " to " + (entry.sequence() - 1)
              : "audit entry " + (last + 1),
          "missing");
    }
    last = entry.sequence();
    if (!follows(entry)) {
      fault("audit entry " + last, "changed, or what came before it was");
    }
    previous = entry.hash();
    warcs.take(entry);
    append(entry.hash());
    compareClaims();
    compareHead();
  }

  private boolean follows(AuditEntry entry) {
    try {
      return AuditChain.next(previous, AuditLog.chained(entry)).equals(entry.hash());
    } catch (IllegalArgumentException e) { // the hash before it is none, and was told of
      return false;
    }
  }

  private void append(String hash) {
    range.append(leaf(hash), (level, number, node) -> compareNode(level, number, node));
  }

  private static TreeHash leaf(String hash) {
    try {
      return hash.length() == SHORTEST_HEX ? TreeHash.ofHex(hash) : TreeHash.EMPTY;
    } catch (IllegalArgumentException e) {
      return TreeHash.EMPTY;
    }
  }

  private void compareNode(int level, long number, TreeHash node) {
    if (AuditTree.isKept(level)) {
      byte[] kept =
          handle
              .createQuery("SELECT hash FROM audit_node WHERE level = ? AND number = ?")
              .bind(0, level)
              .bind(1, number)
              .mapTo(byte[].class)
              .findOne()
              .orElse(new byte[0]);
      if (!Arrays.equals(kept, node.bytes())) {
        long first = (number << level) + 1;
        fault(
            "audit log",
            "its tree does not fit entries " + first + " to " + (first + (1L << level) - 1));
      }
    }
  }

  private void compareNodes() {
    long expected = 0;
    for (int level = AuditTree.STRIDE; level < Long.SIZE; level += AuditTree.STRIDE) {
      expected += range.size() >> level;
    }
    long kept = handle.createQuery("SELECT count(*) FROM audit_node").mapTo(Long.class).one();
    if (kept > expected) { // one that is missing was told of
      fault("audit log", "its tree has more parts than its entries make");
    }
  }

  private void compareHead() {
    if (head != null && head.entries() == range.size() && !ended) {
      ended = true;
      if (!head.hash().equals(previous)
          || !Arrays.equals(head.range().bytes(), range.bytes())
          || head.range().size() != range.size()) {
        fault("audit log", "its head does not fit entry " + last);
      }
    }
  }

  private void compareClaims() {
    for (Claim claim : claims.getOrDefault(range.size(), List.of())) {
      if (claim.checkpoint().head().equals(range.head())) {
        agreed = range.size();
      } else if (contradicted.add(claim.where())) {
        fault(
            claim.where(),
            "the audit log is not the one that was signed: entries were rewritten between "
                + (agreed + 1)
                + " and "
                + range.size());
      }
    }
  }

  private void tooShort(Claim claim) {
    if (contradicted.add(claim.where())) {
      fault(
          claim.where(),
          "the audit log has "
              + range.size()
              + " entries, but had "
              + claim.checkpoint().head().size()
              + " when this was signed");
    }
  }

  private void fault(String item, String reason) {
    faults.accept(new Fault(item, reason));
  }
}

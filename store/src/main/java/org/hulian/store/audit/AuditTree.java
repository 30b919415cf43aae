package org.hulian.store.audit;

import org.hulian.evidence.log.CompactRange;
import org.hulian.evidence.log.MerkleTree;
import org.hulian.evidence.log.TreeHash;
import org.hulian.evidence.log.TreeNodes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * The Merkle tree over the audit entries, as it lies in the tables: the hash of each entry is that
 * of its leaf, and of the inner nodes every eighth level is kept.
 */
final class AuditTree {
  /** Levels between those that are kept: a proof reads 255 hashes of each at most. */
  static final int STRIDE = 8;

  private AuditTree() {}

  /** Adds an entry's hash to the range, and what became whole by it to the tables. */
  static void append(Handle handle, CompactRange range, TreeHash leaf) {
    range.append(
        leaf,
        (level, number, hash) -> {
          if (isKept(level)) {
            handle.execute(
                "INSERT OR REPLACE INTO audit_node (level, number, hash) VALUES (?, ?, ?)",
                level,
                number,
                hash.bytes());
          }
        });
  }

  static boolean isKept(int level) {
    return level > 0 && level % STRIDE == 0;
  }

  /** Takes the entries into the tree that were written before there was one. */
  static void catchUp(Handle handle) {
    AuditHead head = AuditHead.read(handle);
    if (head.range().size() == head.entries()) {
      return;
    }
    CompactRange range = head.range();
    try (ResultIterator<String> hashes =
        handle
            .createQuery("SELECT hash FROM audit_entry WHERE sequence > ? ORDER BY sequence")
            .bind(0, range.size())
            .mapTo(String.class)
            .iterator()) {
      while (hashes.hasNext()) {
        append(handle, range, TreeHash.ofHex(hashes.next()));
      }
    }
    new AuditHead(head.entries(), head.hash(), range).write(handle);
  }

  /** The tree, to make proofs from; what is asked for has to be there. */
  static MerkleTree of(Handle handle) {
    TreeNodes kept = (level, number) -> node(handle, level, number);
    return new MerkleTree(kept);
  }

  private static TreeHash node(Handle handle, int level, long number) {
    if (level == 0) {
      return TreeHash.ofHex(
          found(
              handle
                  .createQuery("SELECT hash FROM audit_entry WHERE sequence = ?")
                  .bind(0, number + 1)
                  .mapTo(String.class)
                  .findOne()
                  .orElse(null)));
    }
    if (isKept(level)) {
      return TreeHash.of(
          found(
              handle
                  .createQuery("SELECT hash FROM audit_node WHERE level = ? AND number = ?")
                  .bind(0, level)
                  .bind(1, number)
                  .mapTo(byte[].class)
                  .findOne()
                  .orElse(null)));
    }
    return TreeHash.node(
        node(handle, level - 1, 2 * number), node(handle, level - 1, 2 * number + 1));
  }

  private static <T> T found(@Nullable T hash) {
    if (hash == null) {
      throw new IllegalStateException(
          "the audit log is not whole: ./hulian audit --verify says where");
    }
    return hash;
  }
}

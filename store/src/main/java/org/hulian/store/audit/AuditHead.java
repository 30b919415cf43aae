package org.hulian.store.audit;

import java.util.Objects;
import org.hulian.evidence.log.CompactRange;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How the log ends: how many entries there are to be, the hash of the newest, and the tree's edge,
 * from which it goes on.
 */
record AuditHead(long entries, String hash, CompactRange range) {
  static AuditHead read(Handle handle) {
    return handle
        .createQuery("SELECT entries, hash, tree_size, peaks FROM audit_head")
        .map(
            (rows, context) ->
                new AuditHead(
                    rows.getLong("entries"),
                    Objects.requireNonNullElse(rows.getString("hash"), ""),
                    range(rows.getLong("tree_size"), rows.getBytes("peaks"))))
        .one();
  }

  private static CompactRange range(long size, byte @Nullable [] peaks) {
    try {
      return CompactRange.of(size, peaks == null ? new byte[0] : peaks);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the head of the audit log is damaged: " + e.getMessage(), e);
    }
  }

  void write(Handle handle) {
    handle.execute(
        "UPDATE audit_head SET entries = ?, hash = ?, tree_size = ?, peaks = ?",
        entries,
        hash,
        range.size(),
        range.bytes());
  }
}

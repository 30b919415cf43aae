package org.hulian.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.TreeHash;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The audit log in the database. Its other door, {@link #append(Handle, Act)}, is for the changes
 * that write their entry in their own transaction.
 */
public final class AuditLog implements AuditRepository {
  static final String COLUMNS = "sequence, at, account, action, subject, details, hash";

  private final Sql sql;
  private final Clock clock;

  public AuditLog(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public long append(String account, String action, String subject, Map<String, String> details) {
    Act act = new Act(account, action, subject, details);
    return sql.write(handle -> append(handle, act));
  }

  /** Adds an entry in the transaction of the handle; returns its sequence number. */
  public long append(Handle handle, Act act) {
    AuditHead head = AuditHead.read(handle);
    AuditEntry entry =
        new AuditEntry(
            head.entries() + 1,
            Instants.now(clock),
            act.account(),
            act.action(),
            act.subject(),
            AuditChain.canonicalJson(act.details()),
            "");
    String hash = AuditChain.next(head.hash(), chained(entry));
    handle
        .createUpdate(
            "INSERT INTO audit_entry ("
                + COLUMNS
                + ") VALUES (:sequence, :at, :account, :action, :subject, :details, :hash)")
        .bind("sequence", entry.sequence())
        .bind("at", Instants.micros(entry.at()))
        .bind("account", entry.account())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("details", entry.details())
        .bind("hash", hash)
        .execute();
    AuditTree.append(handle, head.range(), TreeHash.ofHex(hash));
    new AuditHead(entry.sequence(), hash, head.range()).write(handle);
    return entry.sequence();
  }

  /** Takes entries into the tree that were written before there was one; quick where none is. */
  public void growTree() {
    sql.change(AuditTree::catchUp);
  }

  /** The members that the hash is over: all but the hash. */
  static Map<String, String> chained(AuditEntry entry) {
    return Map.of(
        "sequence", Long.toString(entry.sequence()),
        "at", entry.at().toString(),
        "account", entry.account(),
        "action", entry.action(),
        "subject", entry.subject(),
        "details", entry.details());
  }

  @Override
  public List<AuditEntry> list(long below, int limit) {
    return sql.read(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + COLUMNS
                        + " FROM audit_entry WHERE sequence < :below"
                        + " ORDER BY sequence DESC LIMIT :limit")
                .bind("below", below)
                .bind("limit", limit)
                .map(AuditLog::entry)
                .list());
  }

  @Override
  public AuditPart find(AuditFilter filter, long below, int limit) {
    return sql.read(handle -> new AuditSearch(handle, filter).page(below, limit));
  }

  @Override
  public long count() {
    return sql.read(AuditLog::newest);
  }

  /** Number of the newest entry; 0 if there is none. */
  static long newest(Handle handle) {
    return handle
        .createQuery("SELECT coalesce(max(sequence), 0) FROM audit_entry")
        .mapTo(Long.class)
        .one();
  }

  /** The head is read first: entries that are added meanwhile come after it. */
  @Override
  public OptionalLong firstBroken() {
    return firstBroken(1, Long.MAX_VALUE);
  }

  @Override
  public OptionalLong firstBroken(long from, long to) {
    return sql.read(
        handle -> {
          AuditHead head = AuditHead.read(handle);
          String before = from <= 1 ? AuditChain.START : hash(handle, from - 1);
          try (ResultIterator<AuditEntry> entries =
              handle
                  .createQuery(
                      "SELECT "
                          + COLUMNS
                          + " FROM audit_entry WHERE sequence BETWEEN :from AND :to"
                          + " ORDER BY sequence")
                  .bind("from", from)
                  .bind("to", to)
                  .map(AuditLog::entry)
                  .iterator()) {
            Links links = new Links(entries, head, from - 1);
            if (AuditChain.firstBroken(before, links).isPresent()) {
              return OptionalLong.of(links.lastSequence);
            }
            return to < head.entries() ? OptionalLong.empty() : links.missingEnd();
          }
        });
  }

  /** The hash of an entry; one that fits nothing if it is missing, so that the next is named. */
  private static String hash(Handle handle, long sequence) {
    return handle
        .createQuery("SELECT hash FROM audit_entry WHERE sequence = ?")
        .bind(0, sequence)
        .mapTo(String.class)
        .findOne()
        .orElse(AuditChain.START);
  }

  static AuditEntry entry(ResultSet rows, StatementContext context) throws SQLException {
    Instant at = Instants.instant(rows.getLong("at"));
    return new AuditEntry(
        rows.getLong("sequence"),
        at,
        rows.getString("account"),
        rows.getString("action"),
        rows.getString("subject"),
        rows.getString("details"),
        rows.getString("hash"));
  }

  /** Entries as links of the chain, one in memory at a time; notes whether the head was there. */
  private static final class Links implements Iterator<AuditChain.Link> {
    private final Iterator<AuditEntry> entries;
    private final AuditHead head;
    private long lastSequence;
    private boolean headFits;

    Links(Iterator<AuditEntry> entries, AuditHead head, long before) {
      this.entries = entries;
      this.head = head;
      this.lastSequence = before;
      this.headFits = fits(0, AuditChain.START);
    }

    private boolean fits(long entries, String hash) {
      return head.entries() == entries && head.hash().equals(hash);
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public AuditChain.Link next() {
      AuditEntry entry = entries.next();
      lastSequence = entry.sequence();
      headFits |= fits(entry.sequence(), entry.hash());
      return new AuditChain.Link(chained(entry), entry.hash());
    }

    /** The first entry that is missing at the end; empty if none is. */
    OptionalLong missingEnd() {
      return headFits ? OptionalLong.empty() : OptionalLong.of(lastSequence + 1);
    }
  }
}

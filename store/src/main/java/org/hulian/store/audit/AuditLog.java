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
  private static final String COLUMNS = "sequence, at, account, action, subject, details, hash";

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
    Head head =
        handle
            .createQuery("SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1")
            .map((rows, context) -> new Head(rows.getLong("sequence"), rows.getString("hash")))
            .findOne()
            .orElse(Head.START);
    AuditEntry entry =
        new AuditEntry(
            head.sequence + 1,
            Instants.now(clock),
            act.account(),
            act.action(),
            act.subject(),
            AuditChain.canonicalJson(act.details()),
            "");
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
        .bind("hash", AuditChain.next(head.hash, chained(entry)))
        .execute();
    return entry.sequence();
  }

  private record Head(long sequence, String hash) {
    static final Head START = new Head(0, AuditChain.START);
  }

  /** The members that the hash is over: all but the hash. */
  private static Map<String, String> chained(AuditEntry entry) {
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
  public long count() {
    return sql.read(
        handle -> handle.createQuery("SELECT count(*) FROM audit_entry").mapTo(Long.class).one());
  }

  @Override
  public OptionalLong firstBroken() {
    return sql.read(
        handle -> {
          try (ResultIterator<AuditEntry> entries =
              handle
                  .createQuery("SELECT " + COLUMNS + " FROM audit_entry ORDER BY sequence")
                  .map(AuditLog::entry)
                  .iterator()) {
            Links links = new Links(entries);
            OptionalLong broken = AuditChain.firstBroken(links);
            return broken.isPresent() ? OptionalLong.of(links.lastSequence) : broken;
          }
        });
  }

  private static AuditEntry entry(ResultSet rows, StatementContext context) throws SQLException {
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

  /** Entries as links of the chain, one in memory at a time. */
  private static final class Links implements Iterator<AuditChain.Link> {
    private final Iterator<AuditEntry> entries;
    private long lastSequence;

    Links(Iterator<AuditEntry> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public AuditChain.Link next() {
      AuditEntry entry = entries.next();
      lastSequence = entry.sequence();
      return new AuditChain.Link(chained(entry), entry.hash());
    }
  }
}

package org.hulian.store.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.hulian.evidence.AuditChain;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.evidence.log.SignedNote;
import org.hulian.evidence.log.SignerKey;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.store.check.Fault;
import org.hulian.store.sql.Instants;
import org.hulian.store.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is signed about the audit log, and proofs by it. The key lies in {@code audit.key} of the
 * data folder and is made with the first checkpoint; each checkpoint is kept in the database and in
 * {@code audit.checkpoints}. Thread-safe.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final KeyFile keyFile;
  private final CheckpointFile file;

  public Checkpoints(Sql sql, AuditLog audit, Clock clock, Path folder) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.keyFile = new KeyFile(folder);
    this.file = new CheckpointFile(folder);
  }

  /** A checkpoint with the time by the clock of the machine that made it. */
  public record Kept(SignedCheckpoint checkpoint, Instant at) {}

  /**
   * Signs the log as it is, unless nothing was written since the last time. No entry is written of
   * it, or there would be something new each time; the making of a key is one.
   *
   * @return the newest checkpoint, which stands for all that the log holds
   * @throws IllegalStateException if the key cannot be used; the message says what to do
   */
  public SignedCheckpoint make() {
    SignerKey key = key();
    SignedCheckpoint newest = sql.write(handle -> make(handle, key));
    try {
      file.complete(sql.read(Checkpoints::all).stream().map(Kept::checkpoint).toList());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn(
          "{} was not added to: {}; move it away, and the next checkpoint writes it anew",
          file.path(),
          e.getMessage());
    }
    return newest;
  }

  private SignerKey key() {
    return keyFile.get(sql.read(Checkpoints::origin), new SecureRandom());
  }

  /** The public half of the key that signs now; one is made if there is none. */
  public VerifierKey verifier() {
    return key().verifier();
  }

  /**
   * Signs other words than a checkpoint's.
   *
   * @param words that begin as those of no checkpoint do
   */
  public SignedNote sign(String words) {
    return key().sign(words);
  }

  private SignedCheckpoint make(Handle handle, SignerKey key) {
    register(handle, key.verifier());
    AuditHead head = AuditHead.read(handle);
    Optional<Kept> last = newest(handle);
    if (last.isPresent() && last.get().checkpoint().head().size() == head.entries()) {
      return last.get().checkpoint();
    }
    SignedCheckpoint made = key.sign(head.range().head());
    handle.execute(
        "INSERT INTO audit_checkpoint (size, at, note) VALUES (?, ?, ?)",
        made.head().size(),
        Instants.micros(Instants.now(clock)),
        made.toString());
    return made;
  }

  private void register(Handle handle, VerifierKey key) {
    int added =
        handle.execute(
            "INSERT INTO audit_key (verifier, made_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            key.toString(),
            Instants.micros(Instants.now(clock)));
    if (added > 0) {
      Map<String, String> details = Map.of("key", key.toString());
      audit.append(handle, new Act(Act.SYSTEM, "audit.key.made", "audit", details));
    }
  }

  static String origin(Handle handle) {
    return "hulian/audit/"
        + handle.createQuery("SELECT id FROM store_state").mapTo(String.class).one();
  }

  /** The newest checkpoint; empty if none was made yet. */
  public Optional<Kept> newest() {
    return sql.read(Checkpoints::newest);
  }

  private static Optional<Kept> newest(Handle handle) {
    return handle
        .createQuery("SELECT note, at FROM audit_checkpoint ORDER BY size DESC LIMIT 1")
        .map((rows, context) -> kept(rows.getString("note"), rows.getLong("at")))
        .findOne();
  }

  private static List<Kept> all(Handle handle) {
    return handle
        .createQuery("SELECT note, at FROM audit_checkpoint ORDER BY size")
        .map((rows, context) -> kept(rows.getString("note"), rows.getLong("at")))
        .list();
  }

  private static Kept kept(String note, long at) {
    try {
      return new Kept(SignedCheckpoint.read(note), Instants.instant(at));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a checkpoint in the database is damaged", e);
    }
  }

  /** The public keys that checkpoints were signed with, the newest first. */
  public List<VerifierKey> keys() {
    return sql.read(
        handle ->
            handle
                .createQuery("SELECT verifier FROM audit_key ORDER BY made_at DESC, rowid DESC")
                .mapTo(String.class)
                .map(VerifierKey::read)
                .list());
  }

  /** The file to which every checkpoint is added, to be copied off the machine. */
  public Path file() {
    return file.path();
  }

  /**
   * Proof that an entry is in the log of the newest checkpoint; it shows the entry.
   *
   * @param sequence of the entry, from 1
   * @return empty if there is no such entry, or no checkpoint that covers it
   * @throws IllegalStateException if the log is not whole
   */
  public Optional<LogProof> prove(long sequence) {
    return sql.read(
        handle -> {
          Optional<SignedCheckpoint> covering =
              newest(handle)
                  .map(Kept::checkpoint)
                  .filter(newest -> sequence >= 1 && sequence <= newest.head().size());
          return covering.map(checkpoint -> prove(handle, sequence, checkpoint));
        });
  }

  /**
   * Reads the log from its beginning and holds it against its chain, its tree, and every checkpoint
   * that was kept: in the database, in the file beside it, and these; and the list of the WARC
   * files against what the log says of them.
   *
   * @param kept checkpoints that somebody kept elsewhere
   * @param faults told of everything that does not fit
   * @param done told how many entries were read
   * @return how many entries there are
   */
  public long check(List<Elsewhere> kept, Consumer<Fault> faults, LongConsumer done) {
    return sql.read(
        handle -> {
          List<AuditCheck.Claim> claims = new ClaimReader(handle, faults).read(file, kept);
          return handle.inTransaction( // the log of one moment, while others write
              snapshot -> new AuditCheck(snapshot, faults, done).run(claims));
        });
  }

  /**
   * A checkpoint that somebody kept.
   *
   * @param where such as the name of a file
   * @param key that it has to be signed with; null for any that this log ever had
   */
  public record Elsewhere(String where, SignedCheckpoint checkpoint, @Nullable VerifierKey key) {}

  private static LogProof prove(Handle handle, long sequence, SignedCheckpoint checkpoint) {
    List<AuditEntry> entries =
        handle
            .createQuery(
                "SELECT "
                    + AuditLog.COLUMNS
                    + " FROM audit_entry WHERE sequence BETWEEN :sequence - 1 AND :sequence"
                    + " ORDER BY sequence")
            .bind("sequence", sequence)
            .map(AuditLog::entry)
            .list();
    if (entries.isEmpty() || entries.getLast().sequence() != sequence) {
      throw new IllegalStateException("the audit log lacks entry " + sequence);
    }
    String before = sequence == 1 ? AuditChain.START : entries.getFirst().hash();
    byte[] row = AuditChain.row(before, AuditLog.chained(entries.getLast()));
    return LogProof.of(
        row, AuditTree.of(handle).inclusion(sequence - 1, checkpoint.head().size()), checkpoint);
  }
}

package org.hulian.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hulian.evidence.log.SignedCheckpoint;
import org.hulian.evidence.log.VerifierKey;
import org.hulian.store.check.Fault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Gathers the checkpoints that the log has to agree with, and tells of those that are none. */
final class ClaimReader {
  private static final String DATABASE = "checkpoints in the database";

  private final Handle handle;
  private final Consumer<Fault> faults;
  private final List<VerifierKey> keys = new ArrayList<>();
  private final List<AuditCheck.Claim> claims = new ArrayList<>();
  private String origin = "";

  ClaimReader(Handle handle, Consumer<Fault> faults) {
    this.handle = handle;
    this.faults = faults;
  }

  List<AuditCheck.Claim> read(CheckpointFile file, List<Checkpoints.Elsewhere> kept) {
    try {
      origin = Checkpoints.origin(handle);
      texts("SELECT verifier FROM audit_key").forEach(this::key);
      texts("SELECT note FROM audit_checkpoint ORDER BY size").forEach(this::stored);
    } catch (JdbiException | IllegalStateException e) {
      fault(DATABASE, "they cannot be read");
    }
    beside(file);
    kept.forEach(this::elsewhere);
    return claims;
  }

  /** The file has each that the database has, in their order; it may have more. */
  private void beside(CheckpointFile file) {
    String name = String.valueOf(file.path().getFileName());
    List<SignedCheckpoint> stored =
        claims.stream().map(AuditCheck.Claim::checkpoint).collect(Collectors.toList());
    try {
      long before = -1;
      for (SignedCheckpoint one : file.read()) {
        own(name, one);
        stored.remove(one);
        if (one.head().size() <= before) {
          fault(name, "its checkpoints are not in their order");
        }
        before = one.head().size();
      }
      if (!stored.isEmpty()) {
        long size = stored.getFirst().head().size();
        fault(name, "the checkpoint of " + size + " entries is missing");
      }
    } catch (IOException | IllegalArgumentException e) {
      fault(name, String.valueOf(e.getMessage()));
    }
  }

  private List<String> texts(String query) {
    return handle
        .createQuery(query)
        .map((rows, context) -> Objects.requireNonNullElse(rows.getString(1), ""))
        .list();
  }

  private void key(String text) {
    try {
      keys.add(VerifierKey.read(text));
    } catch (IllegalArgumentException e) {
      fault("keys of the audit log", "one of them was changed");
    }
  }

  private void stored(String note) {
    try {
      own(DATABASE, SignedCheckpoint.read(note));
    } catch (IllegalArgumentException e) {
      fault(DATABASE, "one of them was changed");
    }
  }

  private void own(String where, SignedCheckpoint checkpoint) {
    if (keys.stream().anyMatch(checkpoint::isSignedBy)) {
      claims.add(new AuditCheck.Claim(where, checkpoint));
    } else {
      fault(
          where,
          "the checkpoint of "
              + checkpoint.head().size()
              + " entries was changed, or is signed by no key of this log");
    }
  }

  private void elsewhere(Checkpoints.Elsewhere kept) {
    SignedCheckpoint checkpoint = kept.checkpoint();
    if (!checkpoint.origin().equals(origin)) {
      fault(kept.where(), "a checkpoint of another log, " + checkpoint.origin());
    } else if (kept.key() != null && !checkpoint.isSignedBy(kept.key())) {
      fault(kept.where(), "changed, or not signed by the key that was given");
    } else if (kept.key() == null && keys.stream().noneMatch(checkpoint::isSignedBy)) {
      fault(kept.where(), "changed, or signed by no key of this log: --key tells which one it was");
    } else {
      claims.add(new AuditCheck.Claim(kept.where(), checkpoint));
    }
  }

  private void fault(String item, String reason) {
    faults.accept(new Fault(item, reason));
  }
}

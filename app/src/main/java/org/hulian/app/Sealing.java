package org.hulian.app;

import java.util.Map;
import org.hulian.evidence.log.LogProof;
import org.hulian.evidence.pack.Seal;
import org.hulian.evidence.pack.Sealer;
import org.hulian.store.Database;
import org.hulian.store.audit.Act;
import org.hulian.store.audit.Checkpoints;

/**
 * Signs packages with the key of the audit log, in which an entry of its own names each by the hash
 * of its manifest, and brings the proof of that entry along. Thread-safe.
 */
final class Sealing implements Sealer {
  private final Database store;

  Sealing(Database store) {
    this.store = store;
  }

  @Override
  public Seal seal(String name, String manifestSha256) {
    Map<String, String> details = Map.of(Seal.DETAIL, manifestSha256);
    long entry = store.audit().append(Act.SYSTEM, Seal.ACTION, "package:" + name, details);
    Checkpoints log = store.checkpoints();
    log.make();
    LogProof proof = log.prove(entry).orElseThrow();
    return new Seal(log.verifier(), log.sign(Seal.words(manifestSha256)), proof);
  }
}

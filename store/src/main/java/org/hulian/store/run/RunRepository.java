package org.hulian.store.run;

import java.util.List;
import java.util.Optional;

/** Runs and their ledgers. Thread-safe. */
public interface RunRepository {
  /**
   * Opens a run; one of the same site that is still running becomes interrupted. Those that a crash
   * left running became so when the data folder was opened again for writing.
   */
  Run start(String site);

  /**
   * Writes lines to the ledger in one transaction; all outcomes are counted, and those that need a
   * reason (refused, blocked, failed, removed) are kept line by line.
   */
  void record(long runId, List<LedgerEntry> entries);

  void finish(long runId, RunStatus status);

  /** The newest runs first. */
  List<Run> list(int limit);

  Optional<Run> find(long id);

  /** The kept lines of a run, oldest first. */
  List<LedgerEntry> ledger(long runId, int limit);
}

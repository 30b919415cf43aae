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
   * reason or that nothing else names (refused, blocked, failed, removed, relisted, absent; skipped
   * where there is a reason) are kept line by line.
   */
  void record(long runId, List<LedgerEntry> entries);

  /**
   * Ends a run; one that has ended stays as it is.
   *
   * @param reason empty where the status says it all
   */
  void finish(long runId, RunStatus status, String reason);

  /** Ends a run whose status says it all. */
  default void finish(long runId, RunStatus status) {
    finish(runId, status, "");
  }

  /** The newest runs first. */
  List<Run> list(int limit);

  Optional<Run> find(long id);

  /** The newest run of a site or feed. */
  Optional<Run> newest(String site);

  /** What all runs come to, by the name of the site or feed. */
  List<SiteRuns> bySite();

  /** The kept lines of a run, oldest first. */
  List<LedgerEntry> ledger(long runId, int limit);
}

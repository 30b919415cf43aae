package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hulian.store.listing.VictimsMasked;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunRepository;
import org.hulian.store.run.RunStatus;

/**
 * The ledger of one run, from its start to its end. It is written a batch at a time, at least once
 * a second while lines come. A run that is closed before {@link #finish} has failed. Thread-safe.
 */
final class Ledger implements AutoCloseable {
  private static final int BATCH = 500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /** Why something was skipped is told of so many addresses, and of so many reasons. */
  private static final int MOST_ALIKE = 20;

  private static final int MOST_REASONS = 1_000;

  private final RunRepository runs;
  private final long run;
  private final InstantSource clock;
  private final List<LedgerEntry> waiting = new ArrayList<>();
  private final Map<String, Integer> skipped = new HashMap<>();
  private Instant flushed;
  private boolean finished;

  private Ledger(RunRepository runs, long run, InstantSource clock) {
    this.runs = runs;
    this.run = run;
    this.clock = clock;
    this.flushed = clock.instant();
  }

  /** Opens a run of this site or feed. */
  static Ledger start(RunRepository runs, String name, InstantSource clock) {
    return new Ledger(runs, runs.start(name).id(), clock);
  }

  /** The number of the run. */
  long run() {
    return run;
  }

  synchronized void add(LedgerOutcome outcome, String address, String reason) {
    Instant now = clock.instant();
    String told = outcome == LedgerOutcome.SKIPPED && !isTelling(reason) ? "" : reason;
    // A reason may quote what was read, and operators read the ledger.
    waiting.add(new LedgerEntry(now, outcome, address, VictimsMasked.of(told)));
    if (waiting.size() >= BATCH || now.isAfter(flushed.plus(LONGEST_WAIT))) {
      flush();
    }
  }

  /** A calendar has a thousand addresses that are skipped for the same reason. */
  private boolean isTelling(String reason) {
    if (skipped.size() >= MOST_REASONS && !skipped.containsKey(reason)) {
      return false;
    }
    return skipped.merge(reason, 1, Integer::sum) <= MOST_ALIKE;
  }

  private void flush() {
    flushed = clock.instant();
    if (!waiting.isEmpty()) {
      runs.record(run, List.copyOf(waiting));
      waiting.clear();
    }
  }

  /**
   * Ends the run, after everything that it did is stored.
   *
   * @param reason why it ended so; empty where the status says it all
   */
  synchronized void finish(RunStatus status, String reason) {
    flush();
    runs.finish(run, status, reason);
    finished = true;
  }

  /** Ends a run that did not come to its end as failed. */
  @Override
  public synchronized void close() {
    if (finished) {
      return;
    }
    try {
      flush();
    } finally {
      runs.finish(run, RunStatus.FAILED, "ended by an error");
    }
  }
}

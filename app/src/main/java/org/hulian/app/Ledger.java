package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunRepository;

/**
 * Writes a run's ledger a batch at a time, at least once a second while lines come. Thread-safe.
 */
final class Ledger implements AutoCloseable {
  private static final int BATCH = 500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final RunRepository runs;
  private final long run;
  private final InstantSource clock;
  private final List<LedgerEntry> waiting = new ArrayList<>();
  private Instant flushed;

  Ledger(RunRepository runs, long run, InstantSource clock) {
    this.runs = runs;
    this.run = run;
    this.clock = clock;
    this.flushed = clock.instant();
  }

  synchronized void add(LedgerOutcome outcome, String address, String reason) {
    Instant now = clock.instant();
    waiting.add(new LedgerEntry(now, outcome, address, reason));
    if (waiting.size() >= BATCH || now.isAfter(flushed.plus(LONGEST_WAIT))) {
      flush();
    }
  }

  synchronized void flush() {
    flushed = clock.instant();
    if (!waiting.isEmpty()) {
      runs.record(run, List.copyOf(waiting));
      waiting.clear();
    }
  }

  @Override
  public void close() {
    flush();
  }
}

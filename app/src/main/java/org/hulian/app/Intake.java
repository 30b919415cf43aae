package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hulian.classifier.ListingClassifier;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingSink;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;

/**
 * Takes listings in: classifies them, stores them, writes the ledger and feeds the index, a batch at
 * a time. What {@link #flush} has done survives any crash. Thread-safe.
 */
final class Intake implements ListingSink, AutoCloseable {
  private static final int BATCH = 500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final ListingClassifier classifier;
  private final DataFolder data;
  private final InstantSource clock;
  private final long run;
  private final List<Listing> waiting = new ArrayList<>(BATCH);
  private final Map<SaveOutcome, Long> outcomes = new EnumMap<>(SaveOutcome.class);
  private Instant flushed;
  private long flagged;

  Intake(ListingClassifier classifier, DataFolder data, InstantSource clock, long run) {
    this.classifier = classifier;
    this.data = data;
    this.clock = clock;
    this.run = run;
    this.flushed = clock.instant();
  }

  @Override
  public synchronized void accept(Listing listing) {
    waiting.add(listing);
    if (waiting.size() >= BATCH || clock.instant().isAfter(flushed.plus(LONGEST_WAIT))) {
      flush();
    }
  }

  /** Does what waits. */
  synchronized void flush() {
    flushed = clock.instant();
    if (waiting.isEmpty()) {
      return;
    }
    List<ScoredListing> scored = classifier.classify(waiting);
    List<SaveOutcome> saved = data.store().listings().save(scored);
    List<LedgerEntry> ledger = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      outcomes.merge(saved.get(i), 1L, Long::sum);
      if (scored.get(i).verdict() instanceof Verdict.Flagged && saved.get(i) != SaveOutcome.UNCHANGED) {
        flagged++;
      }
      ledger.add(entry(saved.get(i), waiting.get(i)));
    }
    data.store().runs().record(run, ledger);
    data.catchUp();
    waiting.clear();
  }

  private LedgerEntry entry(SaveOutcome saved, Listing listing) {
    LedgerOutcome outcome =
        switch (saved) {
          case NEW -> LedgerOutcome.NEW;
          case CHANGED, RELISTED -> LedgerOutcome.CHANGED;
          case REMOVED -> LedgerOutcome.REMOVED;
          case UNCHANGED -> LedgerOutcome.UNCHANGED;
        };
    String reason = saved == SaveOutcome.REMOVED ? "the page says that the item is gone" : "";
    return new LedgerEntry(clock.instant(), outcome, listing.id().value(), reason);
  }

  /** How many items had this outcome so far. */
  synchronized long count(SaveOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** How many new or changed items were flagged so far. */
  synchronized long flagged() {
    return flagged;
  }

  @Override
  public synchronized void close() {
    flush();
  }
}

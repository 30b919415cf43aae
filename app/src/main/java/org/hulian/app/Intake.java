package org.hulian.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.hulian.classifier.ListingClassifier;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.ListingSink;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.duplicate.ItemLink;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.run.LedgerOutcome;

/**
 * Takes listings in: classifies them, stores them, notes them in the ledger and lets the index
 * catch up. A batch that {@link #accept} has completed survives any crash. Thread-safe.
 */
final class Intake implements ListingSink, AutoCloseable {
  /** Of a feed, which can be read again from the start. */
  static final int FEED_BATCH = 500;

  /** Of a crawl, where an address counts as looked at once its listing was accepted. */
  static final int CRAWL_BATCH = 1;

  private static final Duration INDEX_PAUSE = Duration.ofMillis(400);
  private static final Set<SaveOutcome> NEWS =
      Set.of(SaveOutcome.NEW, SaveOutcome.CHANGED, SaveOutcome.RELISTED);

  private final ListingClassifier classifier;
  private final DataFolder data;
  private final Ledger ledger;
  private final InstantSource clock;
  private final int batch;
  private final List<Listing> waiting = new ArrayList<>();
  private final Map<SaveOutcome, Long> outcomes = new EnumMap<>(SaveOutcome.class);
  private BiConsumer<ScoredListing, SaveOutcome> told = (scored, outcome) -> {};
  private Instant indexed;
  private long flagged;
  private long relisted;

  Intake(
      ListingClassifier classifier,
      DataFolder data,
      Ledger ledger,
      InstantSource clock,
      int batch) {
    this.classifier = classifier;
    this.data = data;
    this.ledger = ledger;
    this.clock = clock;
    this.batch = batch;
    this.indexed = clock.instant();
  }

  /** Tells of each listing, once it is stored, what came of it. */
  synchronized void tell(BiConsumer<ScoredListing, SaveOutcome> listener) {
    told = listener;
  }

  @Override
  public synchronized void accept(Listing listing) {
    waiting.add(listing);
    if (waiting.size() >= batch) {
      flush();
    }
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    List<ScoredListing> scored = score();
    waiting.clear();
    List<SaveOutcome> saved = data.store().listings().save(scored);
    for (int i = 0; i < saved.size(); i++) {
      note(scored.get(i), saved.get(i));
      told.accept(scored.get(i), saved.get(i));
    }
    if (clock.instant().isAfter(indexed.plus(INDEX_PAUSE))) {
      index();
    }
  }

  private List<ScoredListing> score() {
    if (waiting.size() == 1) { // threads of its own would cost more than the one listing
      Listing only = waiting.getFirst();
      return List.of(new ScoredListing(only, classifier.classify(only)));
    }
    List<ScoredListing> scored = new ArrayList<>(waiting.size());
    classifier.classify(
        waiting.iterator(), (listing, verdict) -> scored.add(new ScoredListing(listing, verdict)));
    return scored;
  }

  private void note(ScoredListing scored, SaveOutcome outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
    boolean fresh = NEWS.contains(outcome);
    if (fresh && scored.verdict() instanceof Verdict.Flagged) {
      flagged++;
    }
    ledger.add(
        switch (outcome) {
          case NEW -> LedgerOutcome.NEW;
          case CHANGED -> LedgerOutcome.CHANGED;
          case RELISTED -> LedgerOutcome.RELISTED;
          case REMOVED -> LedgerOutcome.REMOVED;
          case UNCHANGED -> LedgerOutcome.UNCHANGED;
          case OLDER -> LedgerOutcome.OLDER;
          case ABSENT -> LedgerOutcome.ABSENT;
        },
        scored.listing().id().value(),
        reason(outcome));
    if (outcome == SaveOutcome.RELISTED) {
      relisted++;
    } else if (outcome == SaveOutcome.NEW) {
      noteRelisted(scored.listing().id());
    }
  }

  /** Beside its line as a new item, with all that it repeats. */
  private void noteRelisted(ListingId id) {
    List<ItemLink> links = data.store().listings().relistedFrom(id);
    if (!links.isEmpty()) {
      relisted++;
      String reason = links.stream().map(Intake::told).collect(Collectors.joining("; "));
      ledger.add(LedgerOutcome.RELISTED, id.value(), reason);
    }
  }

  private static String told(ItemLink link) {
    return switch (link.kind()) {
      case TEXT -> String.format(Locale.ROOT, "text %.2f like %s", link.measure(), link.from());
      case CONTACT -> "contact of " + link.from();
    };
  }

  private static String reason(SaveOutcome outcome) {
    return switch (outcome) {
      case REMOVED -> "the page says that the item is gone";
      case ABSENT -> "gone, and never seen before";
      case RELISTED -> "it was gone and is back";
      case NEW, CHANGED, UNCHANGED, OLDER -> "";
    };
  }

  private void index() {
    data.catchUp();
    indexed = clock.instant();
  }

  /** How many items had this outcome so far. */
  synchronized long count(SaveOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /**
   * How many items were put up again so far, as the ledger counts them: at their own address, or as
   * new items that repeat one that was taken down.
   */
  synchronized long relisted() {
    return relisted;
  }

  /** How many new or changed items were flagged so far. */
  synchronized long flagged() {
    return flagged;
  }

  /** Does what waits and brings the index up to the store. */
  @Override
  public synchronized void close() {
    flush();
    index();
  }
}

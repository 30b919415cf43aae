package org.hulian.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.classifier.corenlp.ModelsMissingException;
import org.hulian.classifier.explanation.Explanation;
import org.hulian.listing.Listing;
import org.hulian.listing.feed.FeedProblem;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.hulian.review.api.ListingDesk;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.listing.VictimsMasked;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.RunStatus;
import org.jspecify.annotations.Nullable;

/** Scores and takes in what programs send. The classifier is loaded when the first of them asks. */
final class ApiDesk implements ListingDesk, AutoCloseable {
  private final DataFolder data;
  private final Clock clock;
  private final ReentrantLock loading = new ReentrantLock();
  private final ReentrantLock taking = new ReentrantLock();
  private volatile @Nullable ListingClassifier analysing;
  private volatile @Nullable ListingClassifier screening;

  ApiDesk(DataFolder data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  @Override
  public Classified classify(Listing listing, boolean analysis) {
    try {
      Explanation explanation = (analysis ? analysing() : screening()).explain(listing);
      ScoredListing covered = VictimsMasked.of(explanation.scored());
      return new Classified(covered, ExplainedTo.programs(explanation.over(covered)));
    } catch (ModelsMissingException e) {
      throw missing(e);
    }
  }

  /** One body after another, since each is a run of its own that tells what came of it. */
  @Override
  public Ingested ingest(List<Listing> listings, List<FeedProblem> problems, String source) {
    taking.lock();
    try (Ledger ledger = Ledger.start(data.store().runs(), source, clock)) {
      List<Item> items = new ArrayList<>();
      problems.forEach(
          problem -> ledger.add(LedgerOutcome.FAILED, "line " + problem.line(), problem.reason()));
      try (Intake intake = new Intake(analysing(), data, ledger, clock, Intake.FEED_BATCH)) {
        intake.tell((scored, outcome) -> items.add(item(scored, outcome)));
        listings.forEach(intake::accept);
      }
      ledger.finish(
          problems.isEmpty() ? RunStatus.COMPLETED : RunStatus.INCOMPLETE, reason(problems));
      return new Ingested(ledger.run(), items);
    } catch (ModelsMissingException e) {
      throw missing(e);
    } finally {
      taking.unlock();
    }
  }

  private static String reason(List<FeedProblem> problems) {
    return problems.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%,d lines or fields could not be read", problems.size());
  }

  private static Item item(ScoredListing scored, SaveOutcome outcome) {
    Verdict verdict = scored.verdict();
    return new Item(
        scored.listing().id().value(),
        outcome,
        verdict.score(),
        verdict instanceof Verdict.Flagged,
        verdict instanceof Verdict.Flagged flagged ? flagged.severity().key() : null);
  }

  private static ModelsMissing missing(ModelsMissingException e) {
    return new ModelsMissing(String.valueOf(e.getMessage()), e);
  }

  private LiveClassifier live() {
    try {
      return LiveClassifier.of(data.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListingClassifier analysing() {
    loading.lock();
    try {
      ListingClassifier loaded = analysing;
      if (loaded == null) {
        loaded = live().load(ClassifierSettings.defaults());
        analysing = loaded;
      }
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  private ListingClassifier screening() {
    loading.lock();
    try {
      ListingClassifier loaded = screening;
      if (loaded == null) {
        loaded = live().load(ClassifierSettings.defaults().withScreenOnly(true));
        screening = loaded;
      }
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  @Override
  public void close() {
    loading.lock();
    try {
      ListingClassifier first = analysing;
      ListingClassifier second = screening;
      if (first != null) {
        first.close();
      }
      if (second != null) {
        second.close();
      }
    } finally {
      loading.unlock();
    }
  }
}

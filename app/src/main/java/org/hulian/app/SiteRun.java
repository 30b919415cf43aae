package org.hulian.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.AddressOutcome;
import org.hulian.crawler.Crawl;
import org.hulian.crawler.CrawlObserver;
import org.hulian.crawler.CrawlProgress;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.Removal;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.extract.LiveItems;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunStatus;

/** One run over one site: crawls, takes in what is found, keeps the ledger. */
final class SiteRun {
  private final SiteDefinition site;
  private final Parts parts;

  /** What a run works with, shared by the runs of a process. */
  record Parts(
      DataFolder data,
      ListingClassifier classifier,
      ListingExtractor extractor,
      CrawlSettings settings,
      Terminal terminal) {}

  /**
   * How a run went.
   *
   * @param run its number in the ledger
   */
  record Outcome(
      long run, CrawlReport report, long fresh, long changed, long removed, long flagged) {
    String line() {
      return String.format(
          Locale.ROOT,
          "%s: %s%s; %,d attempted, %,d fetched, %,d not modified, %,d refused by robots, %,d blocked,"
              + " %,d failed; %,d new, %,d changed, %,d removed, %,d flagged (run %d)",
          report.site(),
          report.status().name().toLowerCase(Locale.ROOT),
          report.reason().isEmpty() ? "" : " (" + report.reason() + ")",
          report.count(AddressOutcome.Kind.ATTEMPTED),
          report.count(AddressOutcome.Kind.FETCHED),
          report.count(AddressOutcome.Kind.NOT_MODIFIED),
          report.count(AddressOutcome.Kind.REFUSED),
          report.count(AddressOutcome.Kind.BLOCKED),
          report.count(AddressOutcome.Kind.FAILED),
          fresh,
          changed,
          removed,
          flagged,
          run);
    }
  }

  SiteRun(SiteDefinition site, Parts parts) {
    this.site = site;
    this.parts = parts;
  }

  /** Runs to the end, or until the thread is interrupted; the next run goes on from there. */
  Outcome run(Progress progress) {
    DataFolder data = parts.data();
    Run run = data.store().runs().start(site.name());
    RunStatus status = RunStatus.FAILED;
    Ledger ledger = new Ledger(data.store().runs(), run.id(), parts.terminal().clock());
    Intake intake =
        new Intake(parts.classifier(), data, ledger, parts.terminal().clock(), Intake.CRAWL_BATCH);
    Watch watch = new Watch(data, ledger, progress);
    try (ledger;
        intake) {
      LiveItems items = new LiveItems(parts.extractor(), id -> known(data, id));
      CrawlReport report = Crawl.of(site, parts.settings()).run(items::read, intake, watch);
      status = status(report);
      return new Outcome(
          run.id(),
          report,
          intake.count(SaveOutcome.NEW),
          intake.count(SaveOutcome.CHANGED) + intake.count(SaveOutcome.RELISTED),
          intake.count(SaveOutcome.REMOVED) + watch.removed,
          intake.flagged());
    } finally {
      data.store().runs().finish(run.id(), status);
    }
  }

  private static Optional<Listing> known(DataFolder data, ListingId id) {
    return data.store().listings().find(id).map(StoredListing::listing);
  }

  private static RunStatus status(CrawlReport report) {
    return switch (report.status()) {
      case COMPLETED -> RunStatus.COMPLETED;
      case INCOMPLETE -> RunStatus.INCOMPLETE;
      case BLOCKED -> RunStatus.BLOCKED;
      case INTERRUPTED -> RunStatus.INTERRUPTED;
      case FAILED -> RunStatus.FAILED;
    };
  }

  /** Writes what happens to addresses into the ledger. */
  private static final class Watch implements CrawlObserver {
    private final DataFolder data;
    private final Ledger ledger;
    private final Progress progress;
    private long removed;

    Watch(DataFolder data, Ledger ledger, Progress progress) {
      this.data = data;
      this.ledger = ledger;
      this.progress = progress;
    }

    @Override
    public void outcome(AddressOutcome outcome) {
      ledgerOutcome(outcome.kind())
          .ifPresent(kind -> ledger.add(kind, outcome.address(), outcome.reason()));
    }

    private static Optional<LedgerOutcome> ledgerOutcome(AddressOutcome.Kind kind) {
      return switch (kind) {
        case ATTEMPTED -> Optional.of(LedgerOutcome.ATTEMPTED);
        case FETCHED -> Optional.of(LedgerOutcome.FETCHED);
        case NOT_MODIFIED -> Optional.of(LedgerOutcome.UNCHANGED);
        case REFUSED -> Optional.of(LedgerOutcome.REFUSED);
        case BLOCKED -> Optional.of(LedgerOutcome.BLOCKED);
        case FAILED, ABSENT -> Optional.of(LedgerOutcome.FAILED);
        case RETRYING, REDIRECTED, GONE -> Optional.empty();
      };
    }

    @Override
    public void removed(Removal removal) {
      List<ListingId> id = List.of(removal.id());
      if (!data.store().listings().markRemoved(id, removal.last()).isEmpty()) {
        removed++;
        ledger.add(LedgerOutcome.REMOVED, removal.id().value(), removal.reason());
      }
    }

    @Override
    public void progress(CrawlProgress now) {
      progress.expect(now.done() + now.queued());
      progress.set(now.done());
    }
  }
}

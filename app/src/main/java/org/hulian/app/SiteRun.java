package org.hulian.app;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.hulian.crawler.site.Authority;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.store.audit.Act;
import org.hulian.store.casefile.Watched;
import org.hulian.store.listing.SaveOutcome;
import org.hulian.store.listing.StoredListing;
import org.hulian.store.run.LedgerOutcome;
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
      StopRequest stop,
      Terminal terminal) {}

  /**
   * How a run went.
   *
   * @param run its number in the ledger
   * @param lifted by whose permission robots.txt was lifted
   */
  record Outcome(
      long run,
      CrawlReport report,
      Optional<Authority> lifted,
      long fresh,
      long changed,
      long removed,
      long flagged) {
    String line() {
      return String.format(
          Locale.ROOT,
          "%s: %s%s%s; %,d attempted, %,d fetched, %,d not modified, %,d refused by robots, %,d blocked,"
              + " %,d failed; %,d new, %,d changed, %,d removed, %,d flagged (run %d)",
          report.site(),
          report.status().name().toLowerCase(Locale.ROOT),
          report.reason().isEmpty() ? "" : " (" + report.reason() + ")",
          report.robotsLifted() ? lifted.map(Outcome::permission).orElse("") : "",
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

    private static String permission(Authority by) {
      return String.format(
          Locale.ROOT,
          "; robots.txt lifted by %s (%s, until %s)",
          by.who(),
          by.reference(),
          by.until());
    }
  }

  SiteRun(SiteDefinition site, Parts parts) {
    this.site = site;
    this.parts = parts;
  }

  /** Runs to the end, or until the process is asked to stop; the next run goes on from there. */
  Outcome run(Progress progress) {
    DataFolder data = parts.data();
    try (Ledger ledger = Ledger.start(data.store().runs(), site.name(), parts.terminal().clock())) {
      Intake intake =
          new Intake(
              parts.classifier(), data, ledger, parts.terminal().clock(), Intake.CRAWL_BATCH);
      Watch watch = new Watch(data, ledger, progress);
      Optional<Authority> lifted = liftRobots(ledger.run());
      CrawlReport report;
      try (intake) {
        report = crawl(intake, watch);
      }
      ledger.finish(status(report), report.reason());
      return new Outcome(
          ledger.run(),
          report,
          lifted,
          intake.count(SaveOutcome.NEW),
          intake.count(SaveOutcome.CHANGED) + intake.count(SaveOutcome.RELISTED),
          intake.count(SaveOutcome.REMOVED) + watch.removed,
          intake.flagged());
    }
  }

  /** The owner's permission, if it lifts robots.txt; it is in the audit log before it is used. */
  private Optional<Authority> liftRobots(long run) {
    LocalDate today = LocalDate.ofInstant(parts.terminal().clock().instant(), ZoneOffset.UTC);
    Optional<Authority> authority = site.authorityOn(today);
    authority.ifPresent(
        given ->
            parts
                .data()
                .store()
                .audit()
                .append(
                    Act.SYSTEM,
                    "robots.lifted",
                    "run:" + run,
                    Map.of(
                        "site", site.name(),
                        "who", given.who(),
                        "reference", given.reference(),
                        "until", given.until().toString())));
    return authority;
  }

  private CrawlReport crawl(Intake intake, Watch watch) {
    LiveItems items =
        new LiveItems(parts.extractor().ofEngine(site.engine()), id -> known(parts.data(), id));
    List<String> watched =
        parts.data().store().cases().watched(site.name()).stream()
            .map(Watched::url)
            .filter(Objects::nonNull)
            .toList();
    Crawl crawl = Crawl.of(site, parts.settings()).watching(watched);
    return parts.stop().during(crawl::stop, () -> crawl.run(items, intake, watch));
  }

  private static Optional<Listing> known(DataFolder data, ListingId id) {
    return data.store().listings().find(id).map(StoredListing::listing);
  }

  private static RunStatus status(CrawlReport report) {
    return switch (report.status()) {
      case COMPLETED -> RunStatus.COMPLETED;
      case INCOMPLETE -> RunStatus.INCOMPLETE;
      case PAUSED -> RunStatus.PAUSED;
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
        case NOT_MODIFIED -> Optional.of(LedgerOutcome.NOT_MODIFIED);
        case REFUSED -> Optional.of(LedgerOutcome.REFUSED);
        case BLOCKED -> Optional.of(LedgerOutcome.BLOCKED);
        case FAILED -> Optional.of(LedgerOutcome.FAILED);
        case ABSENT -> Optional.of(LedgerOutcome.ABSENT);
        case SKIPPED -> Optional.of(LedgerOutcome.SKIPPED);
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

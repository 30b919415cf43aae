package org.hulian.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hulian.classifier.ClassifierSettings;
import org.hulian.classifier.ListingClassifier;
import org.hulian.crawler.CrawlReport;
import org.hulian.crawler.CrawlSettings;
import org.hulian.crawler.UserAgent;
import org.hulian.crawler.extract.EngineCatalog;
import org.hulian.crawler.extract.ListingExtractor;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.render.BrowserSettings;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.ArchiveSettings;
import org.hulian.evidence.CaptureArchive;
import org.jspecify.annotations.Nullable;

/**
 * Makes runs over sites, one after another, into a data folder. What that takes is opened for the
 * first run, so that asking whether anything is due costs little. Not thread-safe.
 */
final class SiteRuns implements ScheduledRuns.Runner, AutoCloseable {
  /** A request under way may take thirty seconds; what it brings is still to be stored. */
  static final Duration PATIENCE = Duration.ofSeconds(40);

  private final DataFolder data;
  private final StopRequest stop;
  private final Terminal terminal;
  private final Settings settings;
  private @Nullable CaptureArchive archive;
  private @Nullable ListingClassifier classifier;

  /**
   * How runs are made and told.
   *
   * @param heldNow whether hosts that were given up are asked now, once
   * @param progress whether it is shown
   * @param quiet whether only runs are told that did not look everywhere
   */
  record Settings(
      EngineCatalog engines,
      CrawlOptions options,
      boolean heldNow,
      boolean progress,
      boolean quiet) {}

  SiteRuns(DataFolder data, StopRequest stop, Terminal terminal, Settings settings) {
    this.data = data;
    this.stop = stop;
    this.terminal = terminal;
    this.settings = settings;
  }

  /** Makes a run, and tells how it went in one line. */
  @Override
  public ScheduledRuns.End run(SiteDefinition site) {
    if (stop.asked()) {
      return new ScheduledRuns.End(CrawlReport.Status.INTERRUPTED, "stopped", null);
    }
    SiteRun.Outcome outcome;
    try (Progress progress = new Progress(terminal, site.name(), !settings.progress)) {
      outcome = new SiteRun(site, parts(site)).run(progress);
    }
    boolean complete = outcome.report().status() == CrawlReport.Status.COMPLETED;
    if (!settings.quiet || !complete) {
      terminal.err().println(TextOutput.oneLine(outcome.line()));
    }
    return ScheduledRuns.End.of(outcome.report());
  }

  private SiteRun.Parts parts(SiteDefinition site) {
    try {
      if (archive == null) {
        String operator = settings.options.contact;
        String own = site.contact() == null ? "" : site.contact();
        archive = archive(data, terminal, operator.isBlank() ? own : operator);
      }
      if (classifier == null) {
        classifier = LiveClassifier.of(data.folder()).load(ClassifierSettings.defaults());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SiteRun.Parts(
        data,
        classifier,
        new ListingExtractor(settings.engines),
        crawlSettings(archive),
        stop,
        terminal);
  }

  static CaptureArchive archive(DataFolder data, Terminal terminal, String operator)
      throws IOException {
    return CaptureArchive.open(
        new ArchiveSettings(
            DataFolder.warcOf(data.folder()),
            ArchiveSettings.DEFAULT_MAX_FILE_BYTES,
            "Hulian/" + CrawlCommand.VERSION,
            operator),
        terminal.clock());
  }

  private CrawlSettings crawlSettings(CaptureArchive opened) {
    String contact = settings.options.contact;
    CrawlSettings crawl =
        CrawlSettings.of(
                data.folder(),
                new UserAgent(
                    CrawlCommand.VERSION, contact.isBlank() ? "see-site-definition" : contact),
                ResponseRecorder.into(opened),
                terminal.clock())
            .withBrowser(BrowserSettings.of(System.getenv()));
    CrawlSettings wanted = settings.heldNow ? crawl.askingHeldHosts() : crawl;
    return settings.options.loopback ? wanted.allowingLoopback() : wanted;
  }

  @Override
  public void close() throws IOException {
    if (classifier != null) {
      classifier.close();
    }
    if (archive != null) {
      archive.close();
    }
  }
}

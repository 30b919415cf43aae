package org.hulian.crawler;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hulian.crawler.AddressOutcome.Kind;
import org.hulian.crawler.fetch.FetchResult;
import org.hulian.crawler.fetch.Fetching;
import org.hulian.crawler.fetch.PageLoader;
import org.hulian.crawler.fetch.ResponseRecorder;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.render.PageBrowser;
import org.hulian.crawler.render.Rendered;
import org.hulian.crawler.site.SiteDefinition;
import org.hulian.evidence.Conversion;
import org.hulian.listing.CaptureRef;
import org.jspecify.annotations.Nullable;

/** Asks for pages, and has a browser run their scripts before they are read. Thread-safe. */
final class RenderedPages implements PageSource {
  private static final Map<String, List<String>> HTML =
      Map.of("content-type", List.of("text/html; charset=utf-8"));

  private final Fetching fetching;
  private final PageBrowser browser;
  private final SiteDefinition site;
  private final ResponseRecorder recorder;
  private final CrawlJournal journal;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  RenderedPages(
      Fetching fetching,
      PageBrowser browser,
      SiteDefinition site,
      ResponseRecorder recorder,
      CrawlJournal journal) {
    this.fetching = fetching;
    this.browser = browser;
    this.site = site;
    this.recorder = recorder;
    this.journal = journal;
  }

  @Override
  public PageLoader.Loaded load(FrontierAddress address) throws IOException, InterruptedException {
    if (address.role() == LinkRole.SITEMAP) {
      return fetching.load(address);
    }
    PageLoader.Loaded loaded = fetching.loadAnew(address);
    if (!(loaded.result() instanceof FetchResult.Fetched fetched) || !isHtml(fetched.page())) {
      return loaded;
    }
    if (loaded.contactAt() != null) {
      fetching.pageParts().asked(address.url(), loaded.contactAt());
    }
    PageSnapshot sent = fetched.page();
    return switch (browser.render(sent, fetching.pageParts(), site::rendersFrom)) {
      case Rendered.Page page -> {
        page.foreign().stream().filter(told::add).forEach(this::tellForeign);
        PageSnapshot shown = shown(sent, page.html());
        yield with(loaded, new FetchResult.Fetched(shown), shown.capture());
      }
      case Rendered.Moved moved ->
          with(loaded, new FetchResult.Redirected(moved.target()), loaded.capture());
      case Rendered.Broken broken ->
          with(
              loaded,
              new FetchResult.Failed(
                  broken.reason(), broken.lasting(), FetchResult.Failed.Fault.OURS, null),
              loaded.capture());
    };
  }

  private static boolean isHtml(PageSnapshot page) {
    String type = page.header("content-type");
    return type == null || type.toLowerCase(Locale.ROOT).contains("html");
  }

  private void tellForeign(String authority) {
    journal.tell(Kind.SKIPPED, authority, "pages want it, and scope.render-hosts does not name it");
  }

  /** What the browser shows, which is what is read, and what its listings rest on. */
  private PageSnapshot shown(PageSnapshot sent, byte[] html) throws IOException {
    CaptureRef first = sent.capture();
    CaptureRef capture =
        first == null
            ? null
            : recorder.record(new Conversion(sent.uri(), sent.fetchedAt(), first, html));
    Map<String, List<String>> headers = new HashMap<>(sent.headers());
    headers.keySet().removeAll(Set.of("content-encoding", "etag", "last-modified"));
    headers.putAll(HTML);
    return new PageSnapshot(
        sent.uri(),
        sent.status(),
        headers,
        html,
        sent.fetchedAt(),
        capture == null ? first : capture);
  }

  private static PageLoader.Loaded with(
      PageLoader.Loaded loaded, FetchResult result, @Nullable CaptureRef capture) {
    return new PageLoader.Loaded(result, loaded.contactAt(), loaded.askedAt(), capture);
  }
}

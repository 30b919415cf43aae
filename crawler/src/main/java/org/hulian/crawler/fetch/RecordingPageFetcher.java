package org.hulian.crawler.fetch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.PolitenessServer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.url.WebURL;
import java.security.KeyManagementException;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpStatus;
import org.hulian.crawler.frontier.FrontierAddress;

/**
 * What crawler4j takes for its fetcher. Its own client, which trusts every certificate, is shut
 * down before it is used; requests go through {@link HttpTransport}.
 */
final class RecordingPageFetcher extends PageFetcher {
  /** Neither success nor redirect, so that crawler4j goes on to the next address. */
  private static final int SETTLED = HttpStatus.SC_PROCESSING;

  private final PageDesk desk;

  RecordingPageFetcher(CrawlConfig config, BasicURLNormalizer normalizer, PageDesk desk)
      throws NoSuchAlgorithmException, KeyManagementException, KeyStoreException {
    super(config, normalizer, url -> PolitenessServer.NO_POLITENESS_APPLIED);
    this.desk = desk;
    super.shutDown();
    // It may just be about to wait for five seconds, and would keep the process from ending.
    connectionMonitorThread.interrupt();
  }

  @Override
  public PageFetchResult fetchPage(WebURL webUrl) throws InterruptedException {
    FrontierAddress address = (FrontierAddress) webUrl;
    PageFetchResult result = new Result();
    result.setStatusCode(desk.fetch(address) ? HttpStatus.SC_OK : SETTLED);
    result.setFetchedUrl(address.url());
    return result;
  }

  /** A result whose body the desk holds. */
  private static final class Result extends PageFetchResult {
    Result() {
      super(false);
      setResponseHeaders(new Header[0]);
    }

    @Override
    public boolean fetchContent(Page page, int maxBytes) {
      return true;
    }

    @Override
    public void close() {
      // The transport has ended the exchange.
    }
  }
}

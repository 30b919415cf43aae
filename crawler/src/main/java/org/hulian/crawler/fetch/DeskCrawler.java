package org.hulian.crawler.fetch;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.Optional;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.SiteFrontier;

/** One worker of crawler4j; each step is handed to the desk. */
final class DeskCrawler extends WebCrawler {
  private final PageDesk desk;
  private final SiteFrontier frontier;

  DeskCrawler(PageDesk desk, SiteFrontier frontier) {
    this.desk = desk;
    this.frontier = frontier;
  }

  @Override
  public void run() {
    super.run();
    if (getError() != null) {
      frontier.stop(); // the others would wait for what this one had in hand
    }
  }

  /** What ended this worker, if it did not end by itself. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(getError());
  }

  /** Scope and robots.txt have been seen to where the address was found. */
  @Override
  public boolean shouldVisit(Page referringPage, WebURL url) {
    return true;
  }

  @Override
  public void visit(Page page) {
    desk.deliver((FrontierAddress) page.getWebURL());
  }

  @Override
  protected void onUnexpectedStatusCode(
      String url, int status, String contentType, String description) {
    // The desk has settled it.
  }

  @Override
  protected void onParseError(WebURL url, Exception e) {
    desk.unreadable((FrontierAddress) url, e);
  }

  @Override
  protected void onUnhandledException(Page page, Throwable e) {
    desk.abandon((FrontierAddress) page.getWebURL(), e);
  }
}

package org.hulian.crawler.fetch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.url.TLDList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hulian.crawler.frontier.FrontierParts;
import org.hulian.crawler.frontier.SiteFrontier;

/**
 * Drives crawler4j's workers, on virtual threads and without the pauses that its own controller
 * makes at the end.
 */
public final class CrawlShell {
  private final SiteFrontier frontier;
  private final PageDesk desk;
  private final CrawlController controller;

  /**
   * Puts crawler4j together from our parts.
   *
   * @param folder there is nothing of crawler4j's in it, but it wants one
   */
  public CrawlShell(Path folder, SiteFrontier frontier, RobotsService robots, PageDesk desk) {
    this.frontier = frontier;
    this.desk = desk;
    CrawlConfig config = new CrawlConfig();
    config.setCrawlStorageFolder(folder.toString());
    config.setBatchReadSize(1);
    config.setFollowRedirects(false);
    config.setRespectNoIndex(false);
    config.setRespectNoFollow(false);
    BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();
    FrontierParts parts = new FrontierParts(frontier);
    try {
      TLDList domains = new TLDList(config);
      RecordingPageFetcher fetcher = new RecordingPageFetcher(config, normalizer, desk);
      controller =
          new CrawlController(
              config,
              normalizer,
              fetcher,
              new DeskParser(config, normalizer, domains, parts.getWebURLFactory(), desk),
              new DeskRobots(robots, fetcher, parts.getWebURLFactory()),
              domains,
              parts);
    } catch (Exception e) { // crawler4j's constructors declare nothing narrower
      throw new IllegalStateException("crawler4j cannot be put together: " + e.getMessage(), e);
    }
  }

  /**
   * Works until the frontier has no more for this run, or is stopped. An interrupt stops it; what
   * is being asked is still finished.
   *
   * @return what ended a worker, if one did not end by itself
   */
  public Optional<Throwable> run(int workers) {
    List<DeskCrawler> crawlers = new ArrayList<>();
    frontier.workersComeBack();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= workers; i++) {
      DeskCrawler crawler = new DeskCrawler(desk, frontier);
      crawler.init(i, controller);
      crawlers.add(crawler);
      threads.add(Thread.ofVirtual().name("crawl-" + i).start(crawler));
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= join(thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return crawlers.stream().flatMap(crawler -> crawler.failure().stream()).findFirst();
  }

  private boolean join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        frontier.stop();
      }
    }
  }
}

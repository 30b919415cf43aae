package org.hulian.bench.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import de.hshn.mi.crawler4j.frontier.HSQLDBFrontierConfiguration;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * crawler4j as its README shows it: its own frontier (HSQLDB in memory, since the crawl is not to
 * be resumed), robots.txt, politeness, fetcher and Tika parser. The pauses it makes at the end are
 * cut to a second and do not count.
 */
final class StockCrawl implements Contender {
  private static final int BATCH = 50;

  private final LongAdder characters = new LongAdder();

  @Override
  public long crawl(Round round) throws Exception {
    CrawlConfig config = new CrawlConfig();
    config.setCrawlStorageFolder(round.data().toString());
    config.setPolitenessDelay(Math.toIntExact(round.delay().toMillis()));
    config.setUserAgentString("crawler4j (bench on the loopback address)");
    config.setThreadMonitoringDelaySeconds(1);
    config.setThreadShutdownDelaySeconds(1);
    config.setCleanupDelaySeconds(1);
    BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();
    FrontierConfiguration frontier = new HSQLDBFrontierConfiguration(config, BATCH);
    PageFetcher fetcher = new PageFetcher(config, normalizer);
    RobotstxtServer robots =
        new RobotstxtServer(new RobotstxtConfig(), fetcher, frontier.getWebURLFactory());
    CrawlController controller = new CrawlController(config, normalizer, fetcher, robots, frontier);
    for (String start : round.starts()) {
      controller.addSeed(start);
    }
    AtomicLong last = new AtomicLong(System.nanoTime());
    controller.startNonBlocking(() -> new Reader(round, characters, last), Round.WORKERS);
    if (round.limited()) {
      Thread.sleep(round.limit());
      controller.shutdown(); // its workers may sleep on for long; nobody waits for them
      return System.nanoTime();
    }
    controller.waitUntilFinish();
    if (characters.sum() == 0) {
      throw new IllegalStateException("no page had a text");
    }
    return last.get();
  }

  private static final class Reader extends WebCrawler {
    private final Round round;
    private final LongAdder characters;
    private final AtomicLong last;

    Reader(Round round, LongAdder characters, AtomicLong last) {
      this.round = round;
      this.characters = characters;
      this.last = last;
    }

    @Override
    public boolean shouldVisit(Page referringPage, WebURL url) {
      return round.covers(url.getURL());
    }

    @Override
    public void visit(Page page) {
      if (page.getParseData() instanceof HtmlParseData html) {
        characters.add(html.getText().length());
      }
      last.set(System.nanoTime());
    }
  }
}

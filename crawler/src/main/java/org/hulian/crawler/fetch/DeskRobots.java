package org.hulian.crawler.fetch;

import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import org.hulian.crawler.frontier.FrontierAddress;

/**
 * What crawler4j takes for its robots.txt. An address that is closed is let through with a mark,
 * for the frontier to keep it as dead: so it is told of once, however many pages lead to it.
 */
final class DeskRobots extends RobotstxtServer {
  private final RobotsService robots;

  DeskRobots(RobotsService robots, PageFetcher fetcher, WebURLFactory factory) {
    super(new RobotstxtConfig(), fetcher, factory);
    this.robots = robots;
  }

  @Override
  public boolean allows(WebURL webUrl, boolean isSeed) {
    FrontierAddress address = (FrontierAddress) webUrl;
    if (robots.decide(address.url()) instanceof RobotsService.Decision.Closed closed) {
      address.close(closed.reason());
    }
    return true;
  }
}

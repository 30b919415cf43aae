package org.hulian.crawler.fetch;

import java.io.IOException;
import java.time.InstantSource;
import org.hulian.crawler.fetch.RobotsService.RobotsSettings;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.LinkRole;
import org.hulian.crawler.frontier.Settlement.Validators;
import org.hulian.crawler.frontier.SiteFrontier;

/** All that asks the net in one run: pages and robots.txt, through one guard. Thread-safe. */
public final class Fetching implements AutoCloseable {
  private final EgressGuard guard;
  private final HttpTransport transport;
  private final PageLoader loader;
  private final RobotsService robots;
  private final PartLoader pageParts;
  private final HostLanes lanes;

  /** Takes the guard over, and closes it in the end. */
  public Fetching(Parts parts, SiteFrontier frontier, RobotsSettings robotsSettings) {
    guard = parts.guard();
    transport = new HttpTransport(guard, parts.settings(), parts.recorder(), parts.clock());
    loader = new PageLoader(transport, parts.settings());
    lanes = new HostLanes(guard, frontier);
    robots = new RobotsService(transport, frontier, robotsSettings, parts.clock());
    pageParts = new PartLoader(transport, robots, frontier, parts.settings(), parts.clock());
  }

  /** What requests are made with. */
  public record Parts(
      EgressGuard guard, FetchSettings settings, ResponseRecorder recorder, InstantSource clock) {}

  /** What hosts share. */
  public HostLanes lanes() {
    return lanes;
  }

  public RobotsService robots() {
    return robots;
  }

  /** For what rendered pages want. */
  public PartLoader pageParts() {
    return pageParts;
  }

  /**
   * Asks for a page whatever the last look was like: one that its scripts fill says nothing of
   * whether it changed.
   *
   * @throws IOException if the answer could not be recorded
   */
  public PageLoader.Loaded loadAnew(FrontierAddress address) throws IOException {
    return loader.load(address.url(), PageLoader.Sort.PAGE, Validators.NONE);
  }

  /**
   * Asks for a page, with the validators of the last look.
   *
   * @throws IOException if the answer could not be recorded
   */
  public PageLoader.Loaded load(FrontierAddress address) throws IOException {
    PageLoader.Sort sort =
        address.role() == LinkRole.SITEMAP ? PageLoader.Sort.SITEMAP : PageLoader.Sort.PAGE;
    return loader.load(address.url(), sort, address.history().validators());
  }

  @Override
  public void close() {
    transport.close();
    guard.close();
  }
}

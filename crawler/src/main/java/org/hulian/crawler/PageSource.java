package org.hulian.crawler;

import java.io.IOException;
import org.hulian.crawler.fetch.PageLoader;
import org.hulian.crawler.frontier.FrontierAddress;

/** Brings the page of an address whose turn it is; called by many threads at once. */
@FunctionalInterface
interface PageSource {
  /**
   * Asks for a page.
   *
   * @throws IOException if an answer could not be recorded
   */
  PageLoader.Loaded load(FrontierAddress address) throws IOException, InterruptedException;
}

package org.hulian.crawler.fetch;

import java.util.List;
import org.hulian.crawler.frontier.FrontierAddress;

/**
 * Decides what is done with an address, step by step, while crawler4j's loop goes through its
 * pages. Called by many threads, for each address by one.
 */
public interface PageDesk {
  /**
   * Asks for a page. If there is none to be read, the address is settled.
   *
   * @return whether there is a page to be read
   */
  boolean fetch(FrontierAddress address) throws InterruptedException;

  /** Reads the page; returns where it leads, for the frontier to add. */
  List<FrontierAddress> read(FrontierAddress address);

  /** Hands on what the page holds, and settles the address. */
  void deliver(FrontierAddress address);

  /** Settles an address whose page could not be read. */
  void unreadable(FrontierAddress address, Exception cause);

  /** Ends the run: what was found could not be handed on. The address stays as it was. */
  void abandon(FrontierAddress address, Throwable cause);
}

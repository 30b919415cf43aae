package org.hulian.bench.crawl;

/** A crawler under test; made once in its process, and crawls round by round. */
interface Contender {
  /**
   * Crawls all pages of a round, or until its time is over.
   *
   * @return when the work was done, by {@link System#nanoTime}
   */
  long crawl(Round round) throws Exception;
}

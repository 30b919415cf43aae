package org.hulian.crawler;

/**
 * Is told what happens in a run; called by one thread at a time, and never with a listing's own.
 */
public interface CrawlObserver {
  /** Something happened with an address. */
  default void outcome(AddressOutcome outcome) {}

  /** An item is gone; the answer that proves it is on the disk. */
  default void removed(Removal removal) {}

  /** Told about twice a second. */
  default void progress(CrawlProgress progress) {}
}

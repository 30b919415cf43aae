package org.hulian.crawler;

import org.hulian.listing.ListingId;

/**
 * Is told what happens in a run; called by one thread at a time, and never with a listing's own.
 */
public interface CrawlObserver {
  /** Something happened with an address. */
  default void outcome(AddressOutcome outcome) {}

  /**
   * An item is gone: its address answers so, or the page says so, and no other address shows it.
   *
   * @param address where it stood
   * @param reason such as {@code status 404}
   */
  default void removed(ListingId id, String address, String reason) {}

  /** Told about twice a second. */
  default void progress(CrawlProgress progress) {}
}

package org.hulian.crawler;

import java.util.Collection;
import java.util.List;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.SqliteFrontier;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;

/** Tells which items are gone. Each is told of before its address is settled. */
final class Removals {
  private final SqliteFrontier frontier;
  private final CrawlJournal journal;

  Removals(SqliteFrontier frontier, CrawlJournal journal) {
    this.frontier = frontier;
    this.journal = journal;
  }

  /** The items that go with an address that is gone. */
  List<ListingId> at(FrontierAddress address) {
    return frontier.shownOnlyAt(address);
  }

  /** Tells that items are gone. */
  void tell(Collection<ListingId> items, Sighting last, FrontierAddress address, String reason) {
    items.forEach(id -> journal.removed(new Removal(id, last, address.url(), reason)));
  }
}

package org.hulian.crawler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hulian.crawler.frontier.FrontierAddress;
import org.hulian.crawler.frontier.SiteFrontier;
import org.hulian.listing.ListingId;
import org.hulian.listing.Sighting;

/**
 * Tells which items are gone. Each is told of before its address is settled.
 *
 * <p>An address that answers 404 or 410, or says in words that the item is gone, is believed at
 * once. One that leads elsewhere, or shows a page without the item, may be under repair, or have
 * moved to an address that is looked at later in the same run: it is believed at the second look in
 * a row, and if no other address shows the item.
 */
final class Removals {
  private final SiteFrontier frontier;
  private final CrawlJournal journal;
  private final Set<String> watched;

  Removals(SiteFrontier frontier, CrawlJournal journal, Set<String> watched) {
    this.watched = watched;
    this.frontier = frontier;
    this.journal = journal;
  }

  /**
   * The items that go with an address that is gone. What is watched is told of also if it went
   * before: somebody waits for the proof.
   */
  List<ListingId> at(FrontierAddress address) {
    List<ListingId> items = new ArrayList<>(frontier.items().shownOnlyAt(address));
    if (watched.contains(address.url())) {
      items.addAll(frontier.items().goneAt(address));
    }
    return items;
  }

  /** Tells of what is missing from an address for the second time. */
  void missing(FrontierAddress address, Collection<ListingId> shown, Sighting last, String reason) {
    if (!address.history().seen()) {
      return; // it never showed anything
    }
    List<ListingId> missed = new ArrayList<>(frontier.items().missedAt(address));
    missed.removeAll(shown);
    tell(missed, last, address, reason);
  }

  /** Tells that items are gone. */
  void tell(Collection<ListingId> items, Sighting last, FrontierAddress address, String reason) {
    items.forEach(id -> journal.removed(new Removal(id, last, address.url(), reason)));
  }
}

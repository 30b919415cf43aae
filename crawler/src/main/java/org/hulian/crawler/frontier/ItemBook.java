package org.hulian.crawler.frontier;

import java.util.List;
import org.hulian.listing.ListingId;

/**
 * What the addresses of a site showed, and which items none of them shows any more. Thread-safe.
 */
public final class ItemBook {
  private final HostBook.Transactions transactions;
  private final AddressTable addresses;

  ItemBook(HostBook.Transactions transactions, AddressTable addresses) {
    this.transactions = transactions;
    this.addresses = addresses;
  }

  /** The items that an address showed when it was last looked at, or the time before. */
  public List<ListingId> shownAt(FrontierAddress address) {
    return transactions.run(() -> addresses.shownAt(address));
  }

  /** The items that were missing from an address the last time, and that no other shows. */
  public List<ListingId> missedAt(FrontierAddress address) {
    return transactions.run(() -> addresses.missedAt(address));
  }

  /** The items that were gone from an address before, and that no other shows. */
  public List<ListingId> goneAt(FrontierAddress address) {
    return transactions.run(() -> addresses.goneAt(address));
  }

  /** The items that only this address still shows. */
  public List<ListingId> shownOnlyAt(FrontierAddress address) {
    return transactions.run(() -> addresses.shownOnlyAt(address));
  }
}

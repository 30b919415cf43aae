package org.hulian.store.network;

import org.hulian.listing.ListingId;

/** What is put in the middle. */
public sealed interface Start {
  /** A seller of a site. */
  record OfSeller(String site, String name) implements Start {}

  /** A contact. */
  record OfContact(String kind, String handle) implements Start {}

  /**
   * What an item shows.
   *
   * @param token which of it; empty for its seller, or else its first contact
   */
  record OfItem(ListingId id, String token) implements Start {}
}

package org.hulian.store.listing;

import java.time.Instant;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;
import org.hulian.store.casefile.CaseState;
import org.jspecify.annotations.Nullable;

/** An item while a batch is saved: what the tables hold of it, and what is to become of it. */
final class ItemState {
  final long id;
  final ListingId listingId;
  final boolean isNew;
  final Instant firstSeen;
  int version;
  String contentHash;
  Status status;
  Instant lastSeen;
  String listing;
  String verdict;
  @Nullable CaseState caseState;

  /** An item that the tables do not know yet. */
  static ItemState fresh(long id, ListingId listingId, Version first) {
    return new ItemState(id, listingId, first, null);
  }

  /** An item as the tables know it. */
  static ItemState known(
      long id, ListingId listingId, Version newest, Instant firstSeen, @Nullable CaseState state) {
    ItemState item = new ItemState(id, listingId, newest, firstSeen);
    item.caseState = state;
    return item;
  }

  private ItemState(long id, ListingId listingId, Version version, @Nullable Instant firstSeen) {
    this.id = id;
    this.listingId = listingId;
    this.isNew = firstSeen == null;
    this.firstSeen = firstSeen == null ? version.seen() : firstSeen;
    this.version = version.number();
    this.contentHash = version.contentHash();
    this.status = version.status();
    this.lastSeen = version.seen();
    this.listing = version.listing();
    this.verdict = version.verdict();
  }

  /**
   * One version with its payloads as JSON.
   *
   * @param number from 1
   * @param seen when it was last looked at
   */
  record Version(
      int number,
      String contentHash,
      Status status,
      Instant seen,
      String listing,
      String verdict) {}

  /** Goes on to the next version. */
  void advance(Version next) {
    version = next.number();
    contentHash = next.contentHash();
    status = next.status();
    listing = next.listing();
    verdict = next.verdict();
    see(next.seen());
  }

  /** Notes another look; a capture that is older than the newest look moves nothing back. */
  void see(Instant at) {
    if (at.isAfter(lastSeen)) {
      lastSeen = at;
    }
  }
}

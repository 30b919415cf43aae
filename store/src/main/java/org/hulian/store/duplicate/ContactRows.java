package org.hulian.store.duplicate;

import java.util.List;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Verdict;

/**
 * Which items name which contact. Handles themselves stay where they are, in the verdicts; here
 * they are hashes. Victims' contacts are covered before, and those that readers are warned of are
 * not read as the seller's.
 */
final class ContactRows {
  /** How many of a contact's items are looked at. */
  static final int MOST_ITEMS = 1_000;

  private final Statements statements;

  ContactRows(Statements statements) {
    this.statements = statements;
  }

  /** The contacts that the author names; what people name who reply is theirs. */
  static List<Long> of(Verdict verdict) {
    return TraitKeys.contacts(verdict).stream()
        .map(contact -> TraitKeys.contact(contact.kind(), contact.handle()))
        .distinct()
        .toList();
  }

  /**
   * Forgets what an item named by an earlier version or verdict, since the newest is what holds.
   */
  void clear(long itemId) {
    statements.update("DELETE FROM item_contact WHERE item_id = ?", itemId);
  }

  void add(long contact, long itemId, Listing listing) {
    statements.update(
        "INSERT INTO item_contact (contact, item_id, seller) VALUES (?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        contact,
        itemId,
        TraitKeys.seller(listing.origin().site(), listing.seller()));
  }

  /** Whether too many sellers name a contact for it to be one's own. */
  boolean isShared(long contact) {
    List<Long> sellers =
        statements.select(
            "SELECT seller FROM item_contact WHERE contact = ?"
                + " ORDER BY item_id DESC LIMIT "
                + MOST_ITEMS,
            row -> row.getLong(1),
            contact);
    long nameless = sellers.stream().filter(seller -> seller == TraitKeys.NAMELESS).count();
    return nameless > TraitKeys.MOST_NAMELESS
        || sellers.stream().distinct().count() > TraitKeys.MOST_SELLERS;
  }
}

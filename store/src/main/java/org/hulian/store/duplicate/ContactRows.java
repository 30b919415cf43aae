package org.hulian.store.duplicate;

import java.util.List;
import java.util.Locale;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Entity;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Verdict;

/**
 * Which items name which contact. Handles themselves stay where they are, in the verdicts; here
 * they are hashes. Victims' contacts are covered before, and those that readers are warned of are
 * not read as the seller's.
 */
final class ContactRows {
  /** What so many sellers name is the contact of none of them, but of a platform or a shop. */
  private static final int MOST_SELLERS = 20;

  /** The same for items whose sellers are not known: each might be another's, or all one's. */
  private static final int MOST_NAMELESS = 200;

  /** How many of a contact's items are looked at. */
  static final int MOST_ITEMS = 1_000;

  private static final long NAMELESS = 0;
  private static final String COVER = "*";

  private final Statements statements;

  ContactRows(Statements statements) {
    this.statements = statements;
  }

  /** The contacts that the author names; what people name who reply is theirs. */
  static List<Long> of(Verdict verdict) {
    return verdict.entities().stream()
        .filter(entity -> entity.at().field().part() != FieldRef.Part.REPLY)
        .filter(Entity.Contact.class::isInstance)
        .map(Entity.Contact.class::cast)
        .filter(contact -> !contact.handle().contains(COVER))
        .map(contact -> contact.kind() + ":" + contact.handle().toLowerCase(Locale.ROOT))
        .distinct()
        .map(Hashes::of)
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
        seller(listing));
  }

  private static long seller(Listing listing) {
    return listing.seller() == null
        ? NAMELESS
        : Hashes.of(listing.origin().site() + "\n" + listing.seller());
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
    long nameless = sellers.stream().filter(seller -> seller == NAMELESS).count();
    return nameless > MOST_NAMELESS || sellers.stream().distinct().count() > MOST_SELLERS;
  }
}

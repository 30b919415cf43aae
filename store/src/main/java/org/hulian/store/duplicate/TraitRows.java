package org.hulian.store.duplicate;

import org.hulian.listing.Listing;

/** Which items show which seller and which pictures, by the newest version of each. */
final class TraitRows {
  /** Who takes pictures from others takes the first ones. */
  private static final int MOST_PICTURES = 4;

  private final Statements statements;

  TraitRows(Statements statements) {
    this.statements = statements;
  }

  void clear(long itemId) {
    statements.update("DELETE FROM item_trait WHERE item_id = ?", itemId);
  }

  void add(long itemId, Listing listing) {
    long seller = TraitKeys.seller(listing.origin().site(), listing.seller());
    if (seller != TraitKeys.NAMELESS) {
      add(TraitKeys.SELLER, seller, itemId);
    }
    listing.images().stream()
        .limit(MOST_PICTURES)
        .forEach(picture -> add(TraitKeys.PICTURE, TraitKeys.picture(picture), itemId));
  }

  private void add(int kind, long trait, long itemId) {
    statements.update(
        "INSERT INTO item_trait (kind, trait, item_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        kind,
        trait,
        itemId);
  }
}

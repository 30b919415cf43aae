package org.hulian.store.vault;

import java.util.List;
import java.util.Optional;
import org.hulian.listing.ListingId;

/** What is kept of victims. */
public interface Kept {
  /** The pieces that are kept of an item; empty if this data folder has no vault. */
  Optional<List<Piece>> of(ListingId id);
}

package org.hulian.store.duplicate;

import org.hulian.listing.ListingId;

/**
 * An item whose text is near to another.
 *
 * @param measure likeness of the texts, 0 to 1
 */
public record Likeness(ListingId id, double measure) {}

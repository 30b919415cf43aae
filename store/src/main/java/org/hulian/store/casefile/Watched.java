package org.hulian.store.casefile;

import java.time.Instant;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * An item that a notice was sent for, and that is still up.
 *
 * @param url where it stands, absent if that is not known
 * @param lastSeen when it was looked at last
 */
public record Watched(ListingId id, @Nullable String url, Instant lastSeen) {}

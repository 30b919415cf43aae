package org.hulian.store.casefile;

import java.time.Instant;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * What a case is told that happened beside it.
 *
 * @param kind such as {@code noticed}
 * @param reason empty if there is none
 * @param account who did it; {@code system} for the program
 * @param other another item that this is about; absent if there is none
 */
public record CaseNews(
    String kind, String reason, String account, Instant at, @Nullable ListingId other) {}

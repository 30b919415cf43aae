package org.hulian.listing;

import org.jspecify.annotations.Nullable;

/**
 * Where a listing stands.
 *
 * @param url its canonical address, absent where a feed gives none
 * @param site name of the site definition it was crawled under, absent for feeds
 * @param platform the marketplace or forum as its users call it, absent if unknown
 */
public record Origin(@Nullable String url, @Nullable String site, @Nullable String platform) {
  /** Nothing is known of the place. */
  public static final Origin UNKNOWN = new Origin(null, null, null);
}

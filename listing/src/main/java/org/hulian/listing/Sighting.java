package org.hulian.listing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One look at a listing.
 *
 * @param status what the look showed
 * @param fetchedAt when, absent for feeds that do not say
 * @param capture the recorded response, absent for feeds
 */
public record Sighting(Status status, @Nullable Instant fetchedAt, @Nullable CaptureRef capture) {
  /** Live, with nothing known of when and how. */
  public static final Sighting UNRECORDED = new Sighting(Status.LIVE, null, null);
}

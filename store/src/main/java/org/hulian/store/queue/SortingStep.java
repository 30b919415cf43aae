package org.hulian.store.queue;

import java.util.List;
import org.hulian.listing.ListingId;

/**
 * Cases that are sorted into queues together.
 *
 * @param revision of the queues that they have to be sorted into
 * @param upTo the greatest number of a case among them; 0 if they are left over from before
 * @param last whether none has to be sorted after them
 * @param listings of the cases
 */
public record SortingStep(long revision, long upTo, boolean last, List<ListingId> listings) {
  public SortingStep {
    listings = List.copyOf(listings);
  }

  /** Whether everything is where it belongs. */
  public boolean isNothing() {
    return listings.isEmpty() && upTo == 0;
  }
}

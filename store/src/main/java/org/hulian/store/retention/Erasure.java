package org.hulian.store.retention;

import java.time.Instant;
import java.util.List;
import org.hulian.listing.ListingId;

/**
 * An item that is gone from the tables, and has to go from index, vault and WARC files.
 *
 * @param captures ids of the WARC records that its versions were read from
 * @param at since when it is gone
 */
public record Erasure(ListingId id, List<String> captures, Instant at) {
  public Erasure {
    captures = List.copyOf(captures);
  }
}

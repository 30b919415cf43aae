package org.hulian.crawler.extract;

import java.net.URI;
import java.util.List;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.EngineDefinition.PageSort;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Link;
import org.hulian.crawler.extract.Extraction.Part;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;
import org.hulian.listing.Status;

/**
 * Tells what it means that nothing is at an address. Every site answers so for a missing icon; an
 * item is gone only where the address is an item's.
 */
final class Absence {
  private final PageAddress address;
  private final PageSnapshot snapshot;
  private final PageSort sort;

  /**
   * Nothing is there.
   *
   * @param sort what the engine says of the address
   */
  Absence(PageSort sort, PageAddress address, PageSnapshot snapshot) {
    this.sort = sort;
    this.address = address;
    this.snapshot = snapshot;
  }

  Extraction extraction(List<Link> links, boolean noindex) {
    if (sort.showsNoItem() || address.item().toString().length() > Limits.MAX_ADDRESS) {
      return new Extraction(Kind.REMOVED, List.of(), links, noindex);
    }
    boolean item = sort != PageSort.UNKNOWN || AddressWords.of(address.item()).itemPage();
    return new Extraction(
        Kind.REMOVED,
        item ? List.of(removal()) : List.of(),
        links,
        noindex,
        Part.ONLY,
        item ? null : removal(),
        List.of());
  }

  private Listing removal() {
    URI url = address.url();
    return Listing.builder(new ListingId(address.item().toString()))
        .origin(new Origin(url.toString(), null, null))
        .sighting(new Sighting(Status.REMOVED, snapshot.fetchedAt(), snapshot.capture()))
        .build();
  }
}

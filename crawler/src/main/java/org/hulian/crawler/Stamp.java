package org.hulian.crawler;

import org.hulian.crawler.site.SiteDefinition;
import org.hulian.listing.Listing;
import org.hulian.listing.Origin;
import org.hulian.listing.Sighting;

/** Says of a listing what only the crawl knows: its site, its platform, and when it was seen. */
final class Stamp {
  private Stamp() {}

  static Listing on(Listing listing, SiteDefinition site, PageSnapshot page) {
    String url = listing.origin().url();
    Sighting seen = new Sighting(listing.sighting().status(), page.fetchedAt(), page.capture());
    return listing.toBuilder()
        .origin(new Origin(url == null ? page.uri().toString() : url, site.name(), site.platform()))
        .sighting(seen)
        .build();
  }
}

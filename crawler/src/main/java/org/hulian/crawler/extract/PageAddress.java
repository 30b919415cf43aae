package org.hulian.crawler.extract;

import java.net.URI;

/**
 * Which item an address shows, and which part of it.
 *
 * @param item names the item, the same for all its addresses
 * @param url the item's address to show to people
 * @param part 1 for its first page
 */
record PageAddress(URI item, URI url, int part) {

  /** The item by what the page declares, or else by its address without noise. */
  static PageAddress generic(HtmlPage page) {
    URI own = page.declaredAddress().orElse(page.address());
    URI item = Addresses.item(own);
    int part = Addresses.part(page.address()).orElse(Addresses.part(own).orElse(1));
    return new PageAddress(item, item, Math.max(1, part));
  }
}

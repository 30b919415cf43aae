package org.hulian.crawler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.hulian.evidence.log.Sha256;
import org.hulian.listing.Listing;

/**
 * Tells whether a page shows something else than at the last look: by the items that it shows and
 * leads to, in any order. Its bytes are seldom the same twice, for tokens of forms, clocks and
 * counters; they only count where there is nothing else.
 */
final class PageDigest {
  private PageDigest() {}

  /**
   * The digest of a page.
   *
   * @param items canonical addresses of items that it leads to
   * @return lower-case hexadecimal SHA-256
   */
  static String of(PageSnapshot page, List<Listing> listings, Collection<String> items) {
    MessageDigest digest = Sha256.digest();
    if (listings.isEmpty() && items.isEmpty()) {
      return HexFormat.of().formatHex(digest.digest(page.body()));
    }
    TreeSet<String> lines = new TreeSet<>();
    listings.forEach(listing -> lines.add("shows " + listing.id() + ' ' + listing.contentHash()));
    items.forEach(item -> lines.add("leads to " + item));
    lines.forEach(line -> digest.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }
}

package org.hulian.crawler;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
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
    MessageDigest digest = sha256();
    if (listings.isEmpty() && items.isEmpty()) {
      return HexFormat.of().formatHex(digest.digest(page.body()));
    }
    TreeSet<String> lines = new TreeSet<>();
    listings.forEach(listing -> lines.add("shows " + listing.id() + ' ' + listing.contentHash()));
    items.forEach(item -> lines.add("leads to " + item));
    lines.forEach(line -> digest.update((line + '\n').getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

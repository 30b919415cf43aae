package org.hulian.crawler.site;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a site must show, for {@code sites check}: the site's own test of how it is read.
 *
 * @param page a pattern over path and query, {@code *} standing for any characters
 * @param kind what such a page is, one of {@link #KINDS}; absent where it does not matter
 * @param fields what each item on it has, of {@link #FIELDS}
 */
public record PageExpectation(String page, @Nullable String kind, List<String> fields) {
  /** What a page can be. */
  public static final Set<String> KINDS =
      Set.of("item", "item_part", "items", "index", "removed", "blocked", "other");

  /** What can be asked of an item. */
  public static final Set<String> FIELDS =
      Set.of("title", "body", "price", "seller", "time", "category", "replies", "pictures");

  public PageExpectation {
    fields = List.copyOf(fields);
  }

  /** Whether it speaks of the page at a canonical address. */
  public boolean speaksOf(String address) {
    return Scope.fits(page, AddressRules.pathAndQuery(address));
  }
}

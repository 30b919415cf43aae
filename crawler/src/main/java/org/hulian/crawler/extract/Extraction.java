package org.hulian.crawler.extract;

import java.net.URI;
import java.util.List;
import org.hulian.listing.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What one page holds.
 *
 * @param kind what the page is
 * @param listings items that the page shows in full; one that is removed has that status
 * @param links addresses that the page leads to, absolute, without fragments, in page order, each
 *     once
 * @param noindex whether the page asks not to be kept
 * @param part which part of the item the page shows
 * @param absent the removal of the item of this address, if the page says that nothing is there and
 *     nothing about the address says that there ever was an item: it counts only where one was seen
 * @param ways how the fields of each listing were found, in their order; empty where nobody says
 */
public record Extraction(
    Kind kind,
    List<Listing> listings,
    List<Link> links,
    boolean noindex,
    Part part,
    @Nullable Listing absent,
    List<FieldWays> ways) {
  /** What a page is. */
  public enum Kind {
    /** Shows one item. */
    ITEM,
    /** A part of an item beyond its first page, such as replies 21 to 40. */
    ITEM_PART,
    /** Shows several items in full, each with an address of its own; others take their places. */
    ITEMS,
    /** Lists items, each with an address of its own. */
    INDEX,
    /** Says that an item is gone, hidden or never was. */
    REMOVED,
    /** Asks for a log-in or a captcha. */
    BLOCKED,
    /** Anything else. */
    OTHER
  }

  /**
   * A link on the page.
   *
   * @param role what it seems to lead to
   */
  public record Link(URI target, Role role) {}

  /** What a link seems to lead to; a crawl takes items first. */
  public enum Role {
    ITEM,
    NEXT_PAGE,
    INDEX,
    OTHER,
    /** A log-in, a form, a member, an item once more: a crawl does not ask for it. */
    NEVER
  }

  /**
   * A part of an item that goes over several pages.
   *
   * @param number 1 for the first; parts are numbered in order, not always without gaps
   * @param next the number of the part that follows, by the links of the page; 0 behind the last
   */
  public record Part(int number, int next) {
    static final Part ONLY = new Part(1, 0);

    boolean last() {
      return next == 0;
    }
  }

  /** What a page holds that shows an item of one part, or none. */
  public Extraction(Kind kind, List<Listing> listings, List<Link> links, boolean noindex) {
    this(kind, listings, links, noindex, Part.ONLY, null, List.of());
  }

  public Extraction {
    listings = List.copyOf(listings);
    links = List.copyOf(links);
    ways = List.copyOf(ways);
  }
}

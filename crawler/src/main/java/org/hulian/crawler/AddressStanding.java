package org.hulian.crawler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hulian.listing.ListingId;
import org.jspecify.annotations.Nullable;

/**
 * How an address stands, and why, in words for people.
 *
 * @param asked the address as it was given
 * @param canonical its one spelling; absent if it is no address that can be asked for
 * @param site the definition that covers it, or that it was queued for; absent if there is none
 * @param why one sentence
 * @param facts further facts by their names, in order
 * @param items what it showed when it was last looked at
 * @param answered whether a server ever said something of it
 */
public record AddressStanding(
    String asked,
    @Nullable String canonical,
    @Nullable String site,
    Standing standing,
    String why,
    Map<String, String> facts,
    List<ListingId> items,
    boolean answered) {
  /** How an address can stand. */
  public enum Standing {
    /** Queued, and not asked yet or to be asked again. */
    WAITS(true),
    /** A run has it in hand. */
    BEING_ASKED(true),
    /** Looked at; it showed a page. */
    FETCHED(true),
    /** Looked at; it leads to another address. */
    MOVED(true),
    /** The server says that nothing is there. */
    GONE(false),
    /** Not asked: out of scope, too deep, closed by robots.txt, never an item's. */
    SKIPPED(false),
    /** It could not be looked at. */
    FAILED(false),
    /** No run knows it; it would be asked if something led to it. */
    WOULD_BE_ASKED(true),
    /** No run knows it, and none would ask it. */
    WOULD_BE_SKIPPED(false);

    private final boolean fine;

    Standing(boolean fine) {
      this.fine = fine;
    }

    /** Whether it was looked at, or would be. */
    public boolean fine() {
      return fine;
    }
  }

  public AddressStanding {
    facts = new LinkedHashMap<>(facts);
    items = List.copyOf(items);
  }
}

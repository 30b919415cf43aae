package org.hulian.crawler.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hulian.crawler.PageSnapshot;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;

/**
 * Reads pages as they come and gives back items that are whole as far as is known: an item that
 * goes over several pages is put together from the pages seen in this run and, for those not seen
 * yet, from what was known before. Thread-safe; for one run.
 */
public final class LiveItems {
  /** Comes after every page of this run. */
  private static final int KNOWN_BEFORE = Integer.MAX_VALUE;

  private final ListingExtractor extractor;
  private final Function<ListingId, Optional<Listing>> known;
  private final Map<ListingId, Seen> several = new HashMap<>();

  /**
   * Starts a run.
   *
   * @param known the newest stored version of an item
   */
  public LiveItems(ListingExtractor extractor, Function<ListingId, Optional<Listing>> known) {
    this.extractor = extractor;
    this.known = known;
  }

  /** Reads a page; its listings come whole. */
  public Extraction read(PageSnapshot page) {
    Extraction extraction = extractor.extract(page);
    boolean goesOn =
        extraction.links().stream().anyMatch(link -> link.role() == Extraction.Role.NEXT_PAGE);
    if (extraction.listings().size() != 1 || (extraction.part() == 1 && !goesOn)) {
      return extraction;
    }
    Listing part = extraction.listings().getFirst();
    if (part.sighting().status() == Status.REMOVED) {
      return extraction;
    }
    return new Extraction(
        extraction.kind(),
        List.of(whole(part, extraction.part(), goesOn)),
        extraction.links(),
        extraction.noindex(),
        extraction.part(),
        null);
  }

  private synchronized Listing whole(Listing part, int number, boolean goesOn) {
    Seen seen = several.computeIfAbsent(part.id(), id -> new Seen());
    seen.parts.put(number, part);
    if (!goesOn) {
      seen.last = number;
    }
    ItemParts parts = new ItemParts();
    seen.parts.forEach((place, listing) -> parts.add(listing, place));
    if (seen.complete()) {
      several.remove(part.id());
    } else {
      known
          .apply(part.id())
          .filter(before -> before.sighting().status() == Status.LIVE)
          .ifPresent(before -> parts.add(before, seen.parts.containsKey(1) ? KNOWN_BEFORE : 1));
    }
    Listing whole = parts.whole().orElse(part);
    return whole.toBuilder().sighting(part.sighting()).build();
  }

  /** The pages of one item that were seen in this run. */
  private static final class Seen {
    private final Map<Integer, Listing> parts = new HashMap<>();
    private int last = Integer.MAX_VALUE;

    boolean complete() {
      return parts.size() == last;
    }
  }
}

package org.hulian.crawler.extract;

import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hulian.crawler.PageReader;
import org.hulian.crawler.PageSnapshot;
import org.hulian.crawler.extract.Extraction.Kind;
import org.hulian.crawler.extract.Extraction.Role;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.Status;

/**
 * Reads pages as they come and gives back items that are whole as far as is known: an item that
 * goes over several pages is put together from the pages seen in this run and, for those not seen
 * yet or not changed, from what was known before. Thread-safe; for one run.
 *
 * <p>No item is held back until all its pages are seen: what a page shows must be stored before its
 * address counts as looked at, since a run that is killed does not ask for it again. A page that
 * did not change changes nothing of the item, so that each change makes one version of it.
 */
public final class LiveItems implements PageReader {
  /** Some 40 MB of heap; what is forgotten earlier is asked of the store again. */
  private static final long MOST_CHARACTERS = 20_000_000;

  private final ListingExtractor extractor;
  private final Function<ListingId, Optional<Listing>> known;
  private final long mostCharacters;
  private final Map<ListingId, GrowingItem> items = new LinkedHashMap<>(16, 0.75f, true);
  private long characters;

  /**
   * Starts a run.
   *
   * @param known the newest stored version of an item
   */
  public LiveItems(ListingExtractor extractor, Function<ListingId, Optional<Listing>> known) {
    this(extractor, known, MOST_CHARACTERS);
  }

  LiveItems(
      ListingExtractor extractor,
      Function<ListingId, Optional<Listing>> known,
      long mostCharacters) {
    this.extractor = extractor;
    this.known = known;
    this.mostCharacters = mostCharacters;
  }

  @Override
  public Role role(URI address) {
    return extractor.role(address);
  }

  /** Reads a page; its listings come whole. */
  @Override
  public Extraction read(PageSnapshot page) {
    Extraction extraction = extractor.extract(page);
    // A page that asks not to be kept adds nothing to what other pages show; one that shows several
    // items shows each of them whole.
    if (extraction.listings().size() != 1
        || extraction.kind() == Kind.ITEMS
        || extraction.noindex()) {
      return extraction;
    }
    Listing shown = extraction.listings().getFirst();
    if (shown.sighting().status() == Status.REMOVED || whole(extraction, shown)) {
      forget(shown.id());
      return extraction;
    }
    return new Extraction(
        extraction.kind(),
        List.of(grown(shown, extraction)),
        extraction.links(),
        extraction.noindex(),
        extraction.part(),
        null,
        extraction.ways());
  }

  /** Whether one page shows all of an item. Goods in a thread may have their text on another. */
  private static boolean whole(Extraction extraction, Listing shown) {
    return extraction.kind() == Kind.ITEM
        && extraction.part().number() == 1
        && extraction.part().last()
        && !shown.body().isBlank();
  }

  private synchronized Listing grown(Listing shown, Extraction extraction) {
    GrowingItem item = items.get(shown.id());
    if (item == null) {
      item = new GrowingItem(known.apply(shown.id()).orElse(null));
      items.put(shown.id(), item);
    } else {
      characters -= item.size();
    }
    boolean detail = extraction.kind() == Kind.ITEM_PART && extraction.part().number() == 1;
    Listing grown = detail ? item.detailed(shown) : item.seen(shown, extraction.part());
    characters += item.size();
    if (item.complete()) {
      forget(shown.id());
    }
    makeRoom();
    return grown;
  }

  private synchronized void forget(ListingId id) {
    GrowingItem item = items.remove(id);
    characters -= item == null ? 0 : item.size();
  }

  private void makeRoom() {
    Iterator<GrowingItem> eldest = items.values().iterator();
    while (characters > mostCharacters && eldest.hasNext()) {
      characters -= eldest.next().size();
      eldest.remove();
    }
  }
}

package org.hulian.crawler.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.ListingSink;

/**
 * Makes one listing of all the pages that show an item, in whatever order the pages come. Not
 * thread-safe.
 *
 * <p>Of two pages that show the same part the richer one counts, its gaps filled from the other;
 * the replies of further parts follow in order, each once. An item that the newest of its pages
 * calls gone is removed, with what was known of it. A page that is not there makes an item only
 * where its address is an item's, or another page showed one there.
 *
 * <p>Memory is bounded: beyond a number of characters the items wait in temporary files, and a file
 * of any length can be read.
 */
public final class ItemAssembler {
  /** Some 100 MB of heap. */
  private static final long MOST_CHARACTERS = 40_000_000;

  private final long mostCharacters;
  private final Map<ListingId, ItemParts> items = new LinkedHashMap<>();
  private final SpilledParts spilled = new SpilledParts();
  private long characters;

  /** Keeps in memory what fits a small heap. */
  public ItemAssembler() {
    this(MOST_CHARACTERS);
  }

  ItemAssembler(long mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * Takes what one page held.
   *
   * @throws UncheckedIOException if the temporary files cannot be written
   */
  public void add(Extraction extraction) {
    for (Listing listing : extraction.listings()) {
      add(listing, extraction.part().number());
    }
    if (extraction.absent() != null) {
      add(extraction.absent(), ItemParts.ABSENT);
    }
    if (characters > mostCharacters) {
      spill();
    }
  }

  private void add(Listing listing, int part) {
    items.computeIfAbsent(listing.id(), id -> new ItemParts()).add(listing, part);
    characters += SpilledParts.size(listing);
  }

  private void spill() {
    try {
      spilled.write(items);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set items aside in temporary files", e);
    }
    items.clear();
    characters = 0;
  }

  /**
   * Hands out every item once, in the order of first appearance as long as all fitted into memory,
   * and forgets them.
   *
   * @throws UncheckedIOException if the temporary files cannot be read
   */
  public void finish(ListingSink sink) {
    try {
      if (spilled.isEmpty()) {
        hand(items, sink);
      } else {
        spilled.write(items);
        spilled.drain(group -> hand(group, sink));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read items back from temporary files", e);
    } finally {
      items.clear();
      characters = 0;
      spilled.close();
    }
  }

  private static void hand(Map<ListingId, ItemParts> items, ListingSink sink) {
    items.values().forEach(item -> item.whole().ifPresent(sink::accept));
  }
}

package org.hulian.crawler.extract;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.ListingSink;

/** Makes one listing of all the pages that show an item. */
public final class ItemAssembler {
  private final Map<ListingId, ItemParts> items = new LinkedHashMap<>();

  /** Takes what one page held. */
  public void add(Extraction extraction) {
    for (Listing listing : extraction.listings()) {
      items.computeIfAbsent(listing.id(), id -> new ItemParts()).add(listing, extraction.part());
    }
  }

  /** Hands out. */
  public void drain(Instant before, ListingSink sink) {
    Iterator<ItemParts> iterator = items.values().iterator();
    while (iterator.hasNext()) {
      ItemParts item = iterator.next();
      if (item.begun() && item.touched().isBefore(before)) {
        sink.accept(item.whole());
        iterator.remove();
      }
    }
  }

  /** Hands out everything. */
  public void finish(ListingSink sink) {
    items.values().forEach(item -> sink.accept(item.whole()));
    items.clear();
  }
}

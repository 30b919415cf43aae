package org.hulian.review.casefile;

import org.hulian.listing.ListingId;
import org.hulian.review.access.Viewer;
import org.springframework.stereotype.Component;

/** What templates print of an item, for pages beside that of its case. Thread-safe. */
@Component
public final class ItemBlocks {
  private final CaseReader reader;

  ItemBlocks(CaseReader reader) {
    this.reader = reader;
  }

  /** All but the history of its case, as the fragments of {@code parts.html} print it. */
  public Object withoutHistory(ListingId id, Viewer viewer) {
    return reader.read(id, 0, viewer);
  }
}

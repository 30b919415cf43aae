package org.hulian.bench.search;

import java.nio.file.Path;
import java.util.List;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingQuery;
import org.jspecify.annotations.Nullable;

/** An index in a folder: ours, or a peer. */
interface Contender extends AutoCloseable {
  /**
   * What was found.
   *
   * @param total how many listings match
   * @param hits one page of them
   * @param next cursor of the next page, absent on the last
   */
  record Answer(long total, List<Hit> hits, @Nullable String next) {}

  /** A listing that was found, and whether by its sound alone. */
  record Hit(String id, boolean bySound) {}

  /** The ones that there are. */
  enum Make {
    OURS("Hulian"),
    STOCK("stock CJKAnalyzer");

    private final String label;

    Make(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    Contender open(Path folder) {
      return this == OURS ? new OurIndex(folder) : new StockIndex(folder);
    }
  }

  /** Writes listings, on all cores. */
  void put(List<IndexedListing> listings);

  /** Lets all that was written be found. */
  void refresh();

  /** Searches. */
  Answer search(ListingQuery query);

  /** Brings all to the disk, once all merges have ended. */
  @Override
  void close();
}

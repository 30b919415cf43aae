package org.hulian.bench.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hulian.index.Facet;
import org.hulian.index.IndexRebuild;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.index.ListingQuery;
import org.hulian.index.SortOrder;
import org.hulian.index.SourceMark;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.Access;
import org.hulian.store.Database;

/** How soon a listing is found after it was written, and how fast an index is made anew. */
final class FreshTable {
  private static final int BATCH = 500;
  private static final int MOST_WRITES = 60;
  private static final int FEWEST_WRITES = 5;
  private static final long POLL_NANOS = 2_000_000;

  private final MadeListings made;
  private final Figures figures;

  FreshTable(MadeListings made, Figures figures) {
    this.made = made;
    this.figures = figures;
  }

  /** Writes one listing after another, and searches for each until it is found. */
  void fresh(OurIndex contender, int listings) {
    int writes = Math.max(FEWEST_WRITES, Math.min(MOST_WRITES, listings / 1_000));
    double[] millis = new double[writes];
    for (int i = 0; i < writes; i++) {
      String site = "fresh-" + i;
      IndexedListing listing = MadeListings.planted("fresh:" + i, site, "新到 " + i);
      ListingQuery query =
          new ListingQuery("", Map.of(Facet.SITE, Set.of(site)), false, SortOrder.NEWEST, 1, null);
      long start = System.nanoTime();
      contender.put(List.of(listing));
      while (contender.search(query).total() == 0) {
        LockSupport.parkNanos(POLL_NANOS);
      }
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    String row = "fresh,Hulian,found after the write,";
    figures.keep(row + "p50 ms", LatencyTable.part(millis, 0.5));
    figures.keep(row + "p99 ms", LatencyTable.part(millis, 0.99));
    figures.print(
        "Found after the write, without a refresh, %d writes: p50 %.0f ms, p99 %.0f ms%n",
        writes, figures.get(row + "p50 ms"), figures.get(row + "p99 ms"));
    figures.atMost(row + "p99 ms", 1_000);
    figures.print("%n");
  }

  /** Fills a store, and makes the index anew from it. */
  void rebuild(Path root, int listings) throws IOException {
    Path folder = Files.createDirectories(root.resolve("store"));
    Path target = Files.createDirectories(root.resolve("rebuilt"));
    try (Database database = Database.open(folder, Access.WRITE, Clock.systemUTC());
        ListingIndex index = ListingIndex.open(target)) {
      for (int from = 0; from < listings; from += BATCH) {
        List<ScoredListing> batch = new ArrayList<>(BATCH);
        for (int i = from; i < Math.min(listings, from + BATCH); i++) {
          IndexedListing one = made.listing(i);
          batch.add(new ScoredListing(one.listing(), one.verdict()));
        }
        database.listings().save(batch);
      }
      long start = System.nanoTime();
      try (IndexRebuild rebuild = index.rebuild()) {
        database
            .listings()
            .forEach(
                stored ->
                    rebuild.put(
                        new IndexedListing(
                            stored.listing(), stored.verdict(), stored.firstSeen(), null)));
        rebuild.finish(new SourceMark("bench", listings));
      }
      double rate = listings / ((System.nanoTime() - start) / 1e9);
      figures.keep("rebuild,Hulian,from the store,listings/s", rate);
      figures.print("Rebuilt from a store of %,d: %,.0f listings/s%n", listings, rate);
      figures.atLeast("rebuild,Hulian,from the store,listings/s", 10_000);
    }
  }
}

package org.hulian.bench.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hulian.index.IndexedListing;
import org.hulian.index.watch.QueryWatch;
import org.hulian.index.watch.QueryWatch.Watched;

/** What 1,000 saved searches cost each new listing. */
final class WatchTable {
  /** Processor time, so that others at work on the machine do not count. */
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private static final int QUERIES = 1_000;
  private static final int WARM_UP = 1_000;
  private static final int LISTINGS = 5_000;
  private static final double MOST_MILLIS = 5;

  private final MadeListings made;
  private final Figures figures;
  private final long seed;

  WatchTable(MadeListings made, Figures figures, long seed) {
    this.made = made;
    this.figures = figures;
    this.seed = seed;
  }

  /** Holds one listing after another against queries of all classes, on one core. */
  void measure() {
    Random random = new Random(seed);
    QueryClass[] classes = QueryClass.values();
    List<Watched> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(new Watched(i, classes[i % classes.length].draw(made, random), Map.of()));
    }
    QueryWatch watch = QueryWatch.of(queries);
    double[] millis = new double[LISTINGS];
    long matches = 0;
    for (int i = 0; i < WARM_UP + LISTINGS; i++) {
      IndexedListing listing = made.listing(i);
      long start = PROCESSOR.getCurrentThreadCpuTime();
      int found = watch.matches(listing).size();
      if (i >= WARM_UP) {
        millis[i - WARM_UP] = (PROCESSOR.getCurrentThreadCpuTime() - start) / 1e6;
        matches += found;
      }
    }
    Arrays.sort(millis);
    String row = "watch,Hulian,1000 saved searches,";
    figures.keep(row + "p50 ms", LatencyTable.part(millis, 0.5));
    figures.keep(row + "p99 ms", LatencyTable.part(millis, 0.99));
    figures.print(
        "%,d saved searches, processor time a listing: p50 %.2f ms, p99 %.2f ms; %.2f of them match one%n",
        QUERIES,
        figures.get(row + "p50 ms"),
        figures.get(row + "p99 ms"),
        (double) matches / LISTINGS);
    figures.atMost(row + "p99 ms", MOST_MILLIS);
    figures.print("%n");
  }
}

package org.hulian.bench.search;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.hulian.bench.search.Contender.Make;
import org.hulian.index.ListingQuery;
import org.jspecify.annotations.Nullable;

/** How long a page of hits takes, by class of query; contenders take turns, query by query. */
final class LatencyTable {
  private static final int QUERIES = 600;
  private static final int WARM_UP = 100;
  private static final double[] PARTS = {0.5, 0.95, 0.99, 1};
  private static final String[] MEASURES = {"p50 ms", "p95 ms", "p99 ms", "max ms"};

  private final MadeListings made;
  private final Figures figures;
  private final long seed;

  LatencyTable(MadeListings made, Figures figures, long seed) {
    this.made = made;
    this.figures = figures;
    this.seed = seed;
  }

  void measure(Map<Make, Contender> contenders) {
    figures.print(
        "Searching, ms: %d queries a class after %d to warm up, a page of 20, all facets counted%n"
            + "%-20s%-26s%10s%10s%10s%10s%14s%n",
        QUERIES, WARM_UP, "", "", "p50", "p95", "p99", "max", "mean hits");
    for (QueryClass type : QueryClass.values()) {
      Map<Make, Asker> askers = new EnumMap<>(Make.class);
      contenders.forEach(
          (make, contender) -> askers.put(make, new Asker(type, contender, new Random(seed))));
      for (int i = -WARM_UP; i < QUERIES; i++) {
        for (Asker asker : askers.values()) {
          asker.ask(i);
        }
      }
      askers.forEach((make, asker) -> tell(make.label(), type.label(), asker));
    }
    figures.atMost("search,Hulian,exact phrase,p99 ms", 50);
    figures.atMost("search,Hulian,all fields with sound,p99 ms", 200);
    figures.atMost("search,Hulian,facets with filter,p99 ms", 150);
    figures.print("%n");
  }

  private void tell(String contender, String type, Asker asker) {
    Arrays.sort(asker.millis);
    figures.print("%-20s%-26s", contender, type);
    String row = "search," + contender + "," + type + ",";
    for (int i = 0; i < PARTS.length; i++) {
      double value = part(asker.millis, PARTS[i]);
      figures.keep(row + MEASURES[i], value);
      figures.print("%10.2f", value);
    }
    double hits = asker.hits / (double) QUERIES;
    figures.keep(row + "mean hits", hits);
    figures.print("%,14.1f%n", hits);
  }

  /** The value that so large a part of them does not exceed. */
  static double part(double[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * part) - 1)];
  }

  /** Asks one contender; goes on with the next page as long as there is one, five at most. */
  private final class Asker {
    private static final int MOST_PAGES = 5;
    private final QueryClass type;
    private final Contender contender;
    private final Random random;
    private final double[] millis = new double[QUERIES];
    private long hits;
    private @Nullable ListingQuery next;
    private int pages;

    Asker(QueryClass type, Contender contender, Random random) {
      this.type = type;
      this.contender = contender;
      this.random = random;
    }

    void ask(int number) {
      if (next == null) {
        next = type.draw(made, random);
        pages = 0;
      }
      ListingQuery query = next;
      long start = System.nanoTime();
      Contender.Answer answer = contender.search(query);
      double took = (System.nanoTime() - start) / 1e6;
      if (number >= 0) {
        millis[number] = took;
        hits += answer.total();
      }
      boolean on = type == QueryClass.NEWEST && answer.next() != null && ++pages < MOST_PAGES;
      next = on ? page(query, answer.next()) : null;
    }
  }

  /** The page of a query that a cursor names. */
  static ListingQuery page(ListingQuery query, @Nullable String cursor) {
    return new ListingQuery(
        query.text(), query.filters(), query.sound(), query.sort(), query.limit(), cursor);
  }
}

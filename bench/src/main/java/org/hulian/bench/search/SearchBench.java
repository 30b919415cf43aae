package org.hulian.bench.search;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hulian.bench.Bar;
import org.hulian.bench.BarChart;
import org.hulian.bench.Folders;
import org.hulian.bench.search.Contender.Make;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;

/** Measures our index beside Lucene's stock analyzer for Chinese, on the same listings. */
public final class SearchBench {
  private final SearchOptions options;
  private final Figures figures;
  private final List<Term> terms = DisguisedOffers.terms(Lexicon.shipped());
  private final MadeListings made;

  private SearchBench(SearchOptions options, PrintStream out) {
    this.options = options;
    figures = new Figures(out);
    made = new MadeListings(options.seed(), terms);
  }

  /**
   * Prints the tables.
   *
   * @param args {@code --listings N}, {@code --seed N}, {@code --csv FILE}, {@code --plot FILE},
   *     {@code --rebuild}
   */
  public static void main(String[] args) throws IOException {
    SearchOptions options;
    try {
      options = SearchOptions.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println("bench search: " + e.getMessage());
      System.exit(2);
      return;
    }
    run(options, System.out);
  }

  /** Measures all, and says so as it goes. */
  static void run(SearchOptions options, PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("hulian-bench");
    try {
      new SearchBench(options, out).run(folder);
    } finally {
      Folders.remove(folder);
    }
  }

  private void run(Path folder) throws IOException {
    figures.print("seed %d%n%n", options.seed());
    new IndexTable(made, figures).measure(folder, options.listings());
    Map<Make, Contender> contenders = new EnumMap<>(Make.class);
    try {
      for (Make make : Make.values()) {
        contenders.put(make, make.open(folder.resolve(make.name())));
      }
      new LatencyTable(made, figures, options.seed()).measure(contenders);
      new RecallTable(terms, figures, options).measure(contenders);
      if (contenders.get(Make.OURS) instanceof OurIndex ours) {
        new FreshTable(made, figures).fresh(ours, options.listings());
      }
    } finally {
      contenders.values().forEach(Contender::close);
    }
    new WatchTable(made, figures, options.seed()).measure();
    if (options.rebuilds()) {
      new FreshTable(made, figures).rebuild(folder, options.listings());
    } else {
      figures.print("Rebuilt from a store: left out, --rebuild asks for it%n");
    }
    write();
  }

  private void write() throws IOException {
    Path csv = options.csv();
    if (csv != null) {
      Files.writeString(csv, figures.csv());
      figures.print("%nwritten: %s%n", csv);
    }
    Path plot = options.plot();
    if (plot != null) {
      BarChart chart =
          new BarChart()
              .panel("Disguised offers found, 16 kinds", bars("recall", "USUAL,mean %"), "%.1f %%")
              .panel("Listings indexed a second", bars("index", "all,listings/s"), "%,.0f")
              .panel("Exact phrase, p99", bars("search", "exact phrase,p99 ms"), "%.2f ms");
      Files.writeString(plot, chart.svg());
      figures.print("%nwritten: %s%n", plot);
    }
  }

  private List<Bar> bars(String table, String measure) {
    List<Bar> bars = new ArrayList<>();
    Arrays.stream(Make.values())
        .map(Make::label)
        .forEach(one -> bars.add(new Bar(one, figures.get(table + "," + one + "," + measure))));
    return bars;
  }
}

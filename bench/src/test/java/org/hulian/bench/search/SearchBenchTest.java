package org.hulian.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBenchTest {
  @TempDir private Path folder;

  @Test
  void aRunWithFewListingsPrintsEveryTableOfFiguresThatFitTogether() throws IOException {
    Path csv = folder.resolve("figures.csv");
    Path plot = folder.resolve("plot.svg");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SearchBench.run(
        SearchOptions.parse(
            List.of("--listings", "300", "--csv", csv.toString(), "--plot", plot.toString())),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("Indexing 300", "Searching, ms", "Disguised offers", "Ordinary lines")
        .contains("Found after the write", "Rebuilt from a store of 300");
    assertThat(plot).content().contains("<svg", "stock CJKAnalyzer");
    Map<String, Double> figures = read(csv);
    for (String contender : List.of("Hulian", "stock CJKAnalyzer")) {
      String index = "index," + contender + ",all,";
      assertThat(figures.get(index + "bytes"))
          .isGreaterThan(figures.get(index + "bytes beyond text"));
      for (QueryClass type : QueryClass.values()) {
        String search = "search," + contender + "," + type.label() + ",";
        assertThat(figures.get(search + "p50 ms")).isPositive();
        assertThat(figures.get(search + "p50 ms"))
            .isLessThanOrEqualTo(figures.get(search + "p99 ms"));
        assertThat(figures.get(search + "p99 ms"))
            .isLessThanOrEqualTo(figures.get(search + "max ms"));
      }
      // The stock analyzer joins letters at the edge of a term to those beside it.
      assertThat(figures.get("recall," + contender + ",PLAIN,%")).isBetween(99.0, 100.0);
      assertThat(figures.get("recall," + contender + ",all,%")).isBetween(0.0, 100.0);
    }
    assertThat(figures).containsEntry("recall,Hulian,PLAIN,%", 100.0);
    // Both look for the same words in the same listings, and neither loses a literal match.
    String hits = ",exact phrase,mean hits";
    assertThat(figures.get("search,Hulian" + hits))
        .isGreaterThanOrEqualTo(figures.get("search,stock CJKAnalyzer" + hits))
        .isPositive();
  }

  private static Map<String, Double> read(Path csv) throws IOException {
    Map<String, Double> figures = new HashMap<>();
    Files.readAllLines(csv).stream()
        .skip(1)
        .forEach(
            line -> {
              int comma = line.lastIndexOf(',');
              figures.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
            });
    return figures;
  }
}

package org.hulian.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hulian.bench.peer.Matcher;
import org.hulian.bench.peer.Matchers;
import org.hulian.bench.text.DisguisedOffers;
import org.hulian.bench.text.GeneratedLines;
import org.hulian.bench.text.OrdinaryLines;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;

/** Measures speed and catch of screen and peers on the same texts, and what is flagged of them. */
public final class DetectionBench {
  private static final long SEED = 20_261_126;
  private static final int SPEED_LINES = 4_000;
  private static final int ORDINARY_LINES = 20_000;
  private static final int DRAWINGS = 3;
  private static final Path HOME = Path.of(System.getProperty("hulian.home", ""));

  private final Lexicon lexicon = Lexicon.shipped();
  private final List<Term> terms = DisguisedOffers.terms(lexicon);

  private DetectionBench() {}

  /**
   * Prints the tables.
   *
   * @param args {@code --plot} also draws them; {@code --missed} names what ours has missed
   */
  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args);
    DetectionBench bench = new DetectionBench();
    System.out.printf("seed %d, lexicon %s%n%n", SEED, bench.lexicon.version());
    SpeedTable speed = bench.speed();
    EvasionTable evasion = bench.evasion(options.contains("--missed"));
    bench.flagged();
    if (options.contains("--plot")) {
      plot(speed, evasion);
    }
  }

  private SpeedTable speed() {
    System.out.println("Speed: one thread, 30 to 300 characters a listing, time of the processor");
    SpeedTable table = new SpeedTable(Matchers.all(lexicon));
    table.measure(GeneratedLines.make(SPEED_LINES, lexicon, SEED));
    System.out.println(table.text());
    return table;
  }

  private EvasionTable evasion(boolean examples) throws IOException {
    List<Matcher> matchers = Matchers.all(lexicon, terms);
    System.out.printf(
        """
        Disguises: %% of offers in which the term is found; %d terms, %d drawings each
        (peers are told of these terms only, since sensitive-word takes the shortest)
        """,
        terms.size(), DRAWINGS);
    for (int i = 0; i < matchers.size(); i++) {
      System.out.printf("  %d = %s%n", i + 1, matchers.get(i).name());
    }
    System.out.printf("%-26s %6s", "", "offers");
    for (int i = 1; i <= matchers.size(); i++) {
      System.out.printf(" %7d", i);
    }
    System.out.println();
    EvasionTable table = new EvasionTable(matchers);
    table.measure(terms, new DisguisedOffers(SEED, DRAWINGS));
    System.out.println(table.text());
    System.out.println("Ordinary lines with words of the trade, in 10,000");
    List<String> made = new OrdinaryLines(SEED).next(ORDINARY_LINES);
    System.out.print(FalseHits.row("generated", made, matchers));
    Optional<List<String>> shared = FalseHits.shared(HOME);
    if (shared.isPresent()) {
      System.out.print(FalseHits.row("shared/data", shared.get(), matchers));
    } else {
      System.out.println("shared/data: not there, left out");
    }
    if (examples) {
      System.out.printf("%nMissed by ours%n%s", table.missed());
      System.out.printf("%nMet by ours in ordinary lines%n");
      System.out.print(FalseHits.examples(made, matchers.getFirst()));
      shared.ifPresent(lines -> System.out.print(FalseHits.examples(lines, matchers.getFirst())));
    }
    return table;
  }

  private void flagged() {
    FlaggedTable table = new FlaggedTable(SEED);
    DisguisedOffers maker = new DisguisedOffers(SEED, 1);
    System.out.printf("%nFlagged in the end without the language models, %% of offers%n");
    System.out.print(table.byKind(terms, maker));
    System.out.print(table.byPadding(terms, maker));
  }

  private static void plot(SpeedTable speed, EvasionTable evasion) throws IOException {
    Path file = HOME.resolve("docs/images/bench-detection.svg");
    Files.writeString(
        file,
        new BarChart()
            .panel("Listings a second, one core", speed.bars(), "%,.0f")
            .panel("Disguised terms found, mean of 16 kinds", evasion.bars(), "%.1f %%")
            .svg());
    System.out.printf("%nwritten: %s%n", file);
  }
}

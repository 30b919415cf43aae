package org.hulian.bench.duplicate;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Measures how near-duplicates are found. */
public final class DuplicatesBench {
  private static final long SEED = 20_261_126;
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000);

  private DuplicatesBench() {}

  /**
   * Prints the tables.
   *
   * @param args {@code --items N}, up to how many items a store is filled; 100,000 if left out
   */
  public static void main(String[] args) throws IOException {
    int most = args.length == 2 ? Integer.parseInt(args[1]) : 100_000;
    System.out.printf("seed %d%n%n", SEED);
    PairTable pairs = new PairTable(SEED);
    System.out.println("Pairs: mean likeness, and % that are found to be near");
    System.out.println(pairs.make());
    System.out.println("Sharing a band, by likeness");
    System.out.println(pairs.curve());
    System.out.println("In a store: texts with a tenth of their characters replaced, and others");
    int[] sizes =
        IntStream.concat(
                SIZES.stream().mapToInt(Integer::intValue).filter(size -> size < most),
                IntStream.of(most))
            .toArray();
    new StoreTable(SEED).measure(sizes);
  }
}

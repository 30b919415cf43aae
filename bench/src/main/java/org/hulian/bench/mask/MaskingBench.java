package org.hulian.bench.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hulian.store.mask.PersonalMask;

/** Measures what masking covers, what it covers wrongly, and what it costs. */
public final class MaskingBench {
  private static final long SEED = 20_261_127;
  private static final int TEXTS = 10_000;
  private static final int ROUNDS = 30;
  private static final double NANOS = 1e9;

  private MaskingBench() {}

  /**
   * Prints the tables.
   *
   * @param args {@code --seed N}, of all that is made up; {@code --missed}: also what was missed or
   *     covered wrongly
   */
  public static void main(String[] args) {
    List<String> words = Arrays.asList(args);
    int at = words.indexOf("--seed");
    long seed = at < 0 || at + 1 >= words.size() ? SEED : Long.parseLong(words.get(at + 1));
    System.out.printf("seed %d, %,d texts of each sort, all made up%n%n", seed, TEXTS);
    System.out.printf("Identifiers of victims%39s%8s%10s%n", "texts", "covered", "");
    show(MaskingTable.ofVictims(seed, TEXTS), words);
    System.out.printf("What only looks like it%38s%8s%10s%n", "texts", "covered", "");
    show(MaskingTable.ofOthers(seed, TEXTS), words);
    speed(seed);
  }

  private static void show(MaskingTable table, List<String> words) {
    System.out.println(table.text());
    if (words.contains("--missed")) {
      table.wrong().stream()
          .limit(100)
          .forEach(
              made -> System.out.println(made.kind() + " | " + made.text().replace("\n", "⏎")));
      System.out.println();
    }
  }

  private static void speed(long seed) {
    VictimTexts victims = new VictimTexts(new Random(seed));
    OtherTexts others = new OtherTexts(new Random(seed));
    List<String> texts =
        Stream.generate(() -> victims.next().text() + "\n" + others.next().text())
            .limit(TEXTS)
            .toList();
    long characters = texts.stream().mapToLong(String::length).sum();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = System.nanoTime();
      texts.forEach(PersonalMask::victims);
      best = Math.min(best, System.nanoTime() - before);
    }
    System.out.printf(
        "%,.0f texts/s of %d characters each, all with something in them; best of %d rounds%n",
        TEXTS * NANOS / best, characters / TEXTS, ROUNDS);
  }
}

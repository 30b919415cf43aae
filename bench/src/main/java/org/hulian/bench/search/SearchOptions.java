package org.hulian.bench.search;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param listings how many are indexed
 * @param seed of all that is made up
 * @param csv takes all figures; absent if they are only shown
 * @param plot takes a picture; likewise
 * @param rebuild whether the index is rebuilt from a store however many listings there are
 */
record SearchOptions(
    int listings, long seed, @Nullable Path csv, @Nullable Path plot, boolean rebuild) {
  private static final int FEWEST = 100;
  private static final int MOST = 10_000_000;
  private static final int FEW = 100_000;
  private static final SearchOptions USUAL = new SearchOptions(FEW, 20_261_126, null, null, false);

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static SearchOptions parse(List<String> args) {
    SearchOptions read = USUAL;
    for (Iterator<String> words = args.iterator(); words.hasNext(); ) {
      String option = words.next();
      read =
          switch (option) {
            case "--listings" -> read.withListings((int) number(option, words, FEWEST, MOST));
            case "--seed" -> read.withSeed(number(option, words, 0, Long.MAX_VALUE));
            case "--csv" -> read.withFiles(Path.of(word(option, words)), read.plot);
            case "--plot" -> read.withFiles(read.csv, Path.of(word(option, words)));
            case "--rebuild" ->
                new SearchOptions(read.listings, read.seed, read.csv, read.plot, true);
            default -> throw new IllegalArgumentException("there is no option " + option);
          };
    }
    return read;
  }

  private SearchOptions withListings(int value) {
    return new SearchOptions(value, seed, csv, plot, rebuild);
  }

  private SearchOptions withSeed(long value) {
    return new SearchOptions(listings, value, csv, plot, rebuild);
  }

  private SearchOptions withFiles(@Nullable Path figures, @Nullable Path picture) {
    return new SearchOptions(listings, seed, figures, picture, rebuild);
  }

  /** To fill a store takes longer than all else, so a large one is filled only if asked for. */
  boolean rebuilds() {
    return rebuild || listings <= FEW;
  }

  private static String word(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " wants a value");
    }
    return words.next();
  }

  private static long number(String option, Iterator<String> words, long least, long most) {
    String word = word(option, words);
    String wanted = option + " wants a number from " + least + " to " + most + ", not " + word;
    try {
      long number = Long.parseLong(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wanted, e);
    }
    throw new IllegalArgumentException(wanted);
  }
}

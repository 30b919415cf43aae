package org.hulian.bench.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param pages of all hosts together, in one round without a delay
 * @param hosts 1 to 250
 * @param delay of the table of politeness
 * @param csv takes all figures; absent if they are only shown
 */
record BenchOptions(int pages, int hosts, Duration delay, @Nullable Path csv) {
  private static final int MOST_PAGES = 1_000_000;
  private static final int MOST_HOSTS = 250;
  private static final int MOST_DELAY = 5_000;
  private static final BenchOptions USUAL =
      new BenchOptions(1_600, 40, Duration.ofMillis(500), null);

  /** Politeness is watched for this long, or a little more. */
  private static final Duration WATCHED = Duration.ofSeconds(15);

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static BenchOptions parse(List<String> args) {
    BenchOptions read = USUAL;
    for (Iterator<String> words = args.iterator(); words.hasNext(); ) {
      String option = words.next();
      read =
          switch (option) {
            case "--pages" ->
                new BenchOptions(
                    number(option, words, 1, MOST_PAGES), read.hosts, read.delay, read.csv);
            case "--hosts" ->
                new BenchOptions(
                    read.pages, number(option, words, 1, MOST_HOSTS), read.delay, read.csv);
            case "--delay" ->
                new BenchOptions(
                    read.pages,
                    read.hosts,
                    Duration.ofMillis(number(option, words, 1, MOST_DELAY)),
                    read.csv);
            case "--csv" ->
                new BenchOptions(read.pages, read.hosts, read.delay, Path.of(word(option, words)));
            default -> throw new IllegalArgumentException("there is no option " + option);
          };
    }
    return read;
  }

  private static String word(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(option + " wants a value");
    }
    return words.next();
  }

  private static int number(String option, Iterator<String> words, int least, int most) {
    String word = word(option, words);
    String wanted = option + " wants a number from " + least + " to " + most + ", not " + word;
    try {
      int number = Integer.parseInt(word);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(wanted, e);
    }
    throw new IllegalArgumentException(wanted);
  }

  /** Pages of each host in a round without a delay. */
  int pagesOfHost() {
    return Math.max(MadeForum.LEAST_PAGES, Math.ceilDiv(pages, hosts));
  }

  /**
   * How long politeness is watched: a number of delays, at least ten, and half of one, so that a
   * crawler that is a little late each time is not charged with a whole request at the end.
   */
  Duration window() {
    long delays = Math.max(10, WATCHED.dividedBy(delay));
    return delay.multipliedBy(delays).plus(delay.dividedBy(2));
  }

  /** Pages of each host while politeness is watched: more than a racing crawler can fetch. */
  int pagesToChooseFrom() {
    return 100 * Math.toIntExact(window().dividedBy(delay));
  }
}

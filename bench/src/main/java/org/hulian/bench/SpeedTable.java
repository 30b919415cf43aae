package org.hulian.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.hulian.bench.peer.Matcher;
import org.hulian.listing.text.TextNormalizer;

/**
 * Measures how many lines a second each contender reads: time of the processor spent by the one
 * thread, so that waiting for a busy machine does not count; round by round in turns, so that what
 * slows the machine slows all alike.
 */
final class SpeedTable {
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 9;
  private static final double NANOS = 1e9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final List<Contender> contenders = new ArrayList<>();

  /** The normaliser alone, then matchers, ours first. */
  SpeedTable(List<Matcher> matchers) {
    TextNormalizer normalizer = TextNormalizer.standard();
    contenders.add(
        new Contender("Hulian normaliser alone", line -> normalizer.normalize(line).length()));
    matchers.forEach(matcher -> contenders.add(new Contender(matcher.name(), matcher::work)));
  }

  /** Runs all rounds. */
  void measure(List<String> lines) {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Contender contender : contenders) {
        contender.run(lines, round >= 0);
      }
    }
  }

  /** The table; a ratio says how many times ours is as fast. */
  String text() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT, "%-26s %12s %22s %12s%n", "", "listings/s", "least - most", "ours is ×"));
    double ours = contenders.get(1).median();
    for (Contender contender : contenders) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-26s %,12.0f %,10.0f - %,9.0f %12.2f%n",
              contender.name,
              contender.median(),
              contender.rates.stream().min(Double::compare).orElseThrow(),
              contender.rates.stream().max(Double::compare).orElseThrow(),
              ours / contender.median()));
    }
    return table.toString();
  }

  /** The medians of the matchers, as bars. */
  List<Bar> bars() {
    return contenders.stream().skip(1).map(one -> new Bar(one.name, one.median())).toList();
  }

  private static final class Contender {
    private final String name;
    private final ToLongFunction<String> work;
    private final List<Double> rates = new ArrayList<>();
    private long sink;

    Contender(String name, ToLongFunction<String> work) {
      this.name = name;
      this.work = work;
    }

    void run(List<String> lines, boolean counted) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (String line : lines) {
        sink += work.applyAsLong(line);
      }
      double rate = lines.size() * NANOS / (THREADS.getCurrentThreadCpuTime() - start);
      if (counted) {
        rates.add(rate);
      }
    }

    double median() {
      return sink == Long.MIN_VALUE ? 0 : rates.stream().sorted().toList().get(rates.size() / 2);
    }
  }
}

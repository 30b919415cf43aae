package org.hulian.bench;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.Scratch;
import org.hulian.classifier.screen.Screen;
import org.hulian.listing.text.TextNormalizer;

/**
 * Normaliser, screen, and sensitive-word at its fullest settings on the same generated lines, one
 * thread, in turns within one run so that other work on the machine slows all alike. A quick look,
 * not a measurement to publish.
 */
public final class DetectionBench {
  private static final int LINES = 4_000;
  private static final int WARM_UP = 4;
  private static final int ROUNDS = 5;
  private static final double NANOS = 1e9;

  private DetectionBench() {}

  /**
   * Prints the table.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Lexicon lexicon = Lexicon.shipped();
    List<String> lines = GeneratedLines.make(LINES, lexicon, 1);
    List<Contender> contenders = contenders(lexicon);
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      for (Contender contender : contenders) {
        contender.run(lines, round >= WARM_UP);
      }
    }
    for (Contender contender : contenders) {
      System.out.printf(
          Locale.ROOT, "%-28s %,12.0f listings/s%n", contender.name, contender.median());
    }
  }

  private static List<Contender> contenders(Lexicon lexicon) {
    Screen screen = new Screen(lexicon, ModelSet.shipped().screen());
    Scratch scratch = new Scratch();
    SensitiveWordBs peer =
        SensitiveWordBs.newInstance()
            .wordDeny(() -> lexicon.terms().stream().map(Term::text).distinct().toList())
            .wordAllow(List::of)
            .ignoreCase(true)
            .ignoreWidth(true)
            .ignoreNumStyle(true)
            .ignoreChineseStyle(true)
            .ignoreEnglishStyle(true)
            .ignoreRepeat(true)
            .init();
    TextNormalizer normalizer = TextNormalizer.standard();
    return List.of(
        new Contender("normalise", line -> normalizer.normalize(line).length()),
        new Contender(
            "screen", line -> Double.doubleToLongBits(screen.logit(List.of(line), scratch))),
        new Contender("sensitive-word, fullest", line -> peer.findAll(line).size()));
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
      long start = System.nanoTime();
      for (String line : lines) {
        sink += work.applyAsLong(line);
      }
      double rate = lines.size() * NANOS / (System.nanoTime() - start);
      if (counted) {
        rates.add(rate);
      }
    }

    double median() {
      return sink == Long.MIN_VALUE ? 0 : rates.stream().sorted().toList().get(rates.size() / 2);
    }
  }
}

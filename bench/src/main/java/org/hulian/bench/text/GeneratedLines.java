package org.hulian.bench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Term;

/** Lines of 30 to 300 characters: everyday text, one in twenty with words of the trade. Seeded. */
public final class GeneratedLines {
  private static final int SHORTEST = 30;
  private static final int LONGEST = 300;
  private static final int ONE_IN = 20;

  private GeneratedLines() {}

  /** So many lines. */
  public static List<String> make(int count, Lexicon lexicon, long seed) {
    Random random = new Random(seed);
    OrdinaryLines ordinary = new OrdinaryLines(seed);
    List<Term> trade = new ArrayList<>(lexicon.of(Sense.GOODS));
    trade.addAll(lexicon.of(Sense.DEED));
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = SHORTEST + random.nextInt(LONGEST - SHORTEST + 1);
      StringBuilder line = new StringBuilder();
      while (line.length() < length) {
        line.append(ordinary.next());
      }
      if (i % ONE_IN == 0) {
        line.insert(length / 2, Pick.of(trade, random).text());
      }
      line.setLength(length);
      lines.add(line.toString());
    }
    return lines;
  }
}

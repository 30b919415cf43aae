package org.hulian.bench.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Everyday lines: half of them sentences of a few dozen patterns, half of them runs of words as
 * HanLP's dictionary and its table of neighbours make them likely, for a variety of characters side
 * by side that no list of patterns has. Many carry a price or words of selling, as on a
 * marketplace.
 */
public final class OrdinaryLines {
  private static final int MOST_WORDS = 24;
  private static final int FEWEST_WORDS = 4;
  private static final List<String> ENDS =
      List.of("。", "！", "，包邮", "，50元", "，出了", "？", "，要的联系", " 30一个", "，加微信", "");
  private final Random random;
  private final Map<String, List<String>> slots = new HashMap<>();
  private final List<String> patterns = new ArrayList<>();
  private final EverydayWords words = new EverydayWords();

  /** A source of lines, the same for the same seed. */
  public OrdinaryLines(long seed) {
    random = new Random(seed);
    for (String line : WordList.lines("ordinary.txt")) {
      int equals = line.indexOf(" = ");
      if (equals > 0) {
        slots.put(line.substring(0, equals), List.of(line.substring(equals + 3).split("\\|")));
      } else {
        patterns.add(line);
      }
    }
  }

  /** The next line. */
  public String next() {
    return random.nextBoolean() ? sentence() : run();
  }

  /** So many lines. */
  public List<String> next(int count) {
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(next());
    }
    return lines;
  }

  private String sentence() {
    String pattern = Pick.of(patterns, random);
    StringBuilder line = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      List<String> fillers = slots.getOrDefault(pattern.substring(open + 1, close), List.of(""));
      line.append(pattern, from, open).append(Pick.of(fillers, random));
      from = close + 1;
    }
    return line.append(pattern.substring(from)).toString();
  }

  private String run() {
    int count = FEWEST_WORDS + random.nextInt(MOST_WORDS - FEWEST_WORDS);
    StringBuilder line = new StringBuilder();
    String word = "";
    for (int i = 0; i < count; i++) {
      word = words.after(word, random);
      line.append(word);
    }
    return line.append(Pick.of(ENDS, random)).toString();
  }
}

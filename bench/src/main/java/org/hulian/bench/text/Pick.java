package org.hulian.bench.text;

import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Draws. */
final class Pick {
  private Pick() {}

  static <T> T of(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the code points of a text. */
  static String sign(String choices, Random random) {
    List<String> signs = signs(choices);
    return of(signs, random);
  }

  /** The code points of a text, each as a string. */
  static List<String> signs(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /** One of the numbers below a limit that fit, or -1 if none does. */
  static int index(int limit, IntPredicate fits, Random random) {
    int[] fitting = IntStream.range(0, limit).filter(fits).toArray();
    return fitting.length == 0 ? -1 : fitting[random.nextInt(fitting.length)];
  }
}

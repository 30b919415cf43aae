package org.hulian.bench.text;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Disguises that leave the characters as they are and put something between, on or beside them. */
final class Marks {
  private static final String SEPARATORS = "*.·-_/|~ 　、+=^'`•…#&※☆★→:";
  private static final String INVISIBLE = "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u2063\u200E";
  private static final String COMBINING = "\u0336\u0335\u0338\u0334\u0489\u0302\u0323\u20DD\u20E3";
  private static final String EMOJI = "🔥✨💥🌟🍀🎈🌈💫❄🌸🍎💯🎁⚡";
  private static final List<String> BRACKETS =
      List.of("()", "（）", "[]", "【】", "「」", "『』", "{}", "<>", "《》", "〔〕");
  private static final List<String> NOISE = List.of("哈", "a", "1", "的", "啊啊", "x", "嗯", "滑稽", "。");

  private Marks() {}

  static String separators(String term, Random random) {
    String one = Pick.sign(SEPARATORS, random);
    return between(term, () -> one, random);
  }

  static String invisible(String term, Random random) {
    return between(term, () -> Pick.sign(INVISIBLE, random), random);
  }

  static String newlines(String term, Random random) {
    return between(term, () -> "\n", random);
  }

  static String emoji(String term, Random random) {
    return between(term, () -> Pick.sign(EMOJI, random), random);
  }

  static String brackets(String term, Random random) {
    List<String> signs = Pick.signs(term);
    int gap = 1 + Pick.index(signs.size() - 1, i -> isHan(signs, i) || isHan(signs, i + 1), random);
    String pair = Pick.of(BRACKETS, random);
    String noise = pair.charAt(0) + Pick.of(NOISE, random) + pair.charAt(1);
    return String.join("", signs.subList(0, gap))
        + noise
        + String.join("", signs.subList(gap, signs.size()));
  }

  /** A mark on every character, or on one. */
  static String combining(String term, Random random) {
    String mark = Pick.sign(COMBINING, random);
    return on(term, sign -> sign + mark, random);
  }

  /** Every character doubled, or one. */
  static String doubled(String term, Random random) {
    return on(term, sign -> sign + sign, random);
  }

  /** Two neighbours in each other's place. */
  static String swapped(String term, Random random) {
    List<String> signs = Pick.signs(term);
    int at =
        Pick.index(
            signs.size() - 1,
            i -> isHan(signs, i) && isHan(signs, i + 1) && !signs.get(i).equals(signs.get(i + 1)),
            random);
    if (at < 0) {
      return term;
    }
    return String.join("", signs.subList(0, at))
        + signs.get(at + 1)
        + signs.get(at)
        + String.join("", signs.subList(at + 2, signs.size()));
  }

  private static boolean isHan(List<String> signs, int at) {
    return Character.isIdeographic(signs.get(at).codePointAt(0));
  }

  private static String on(String term, UnaryOperator<String> change, Random random) {
    List<String> signs = Pick.signs(term);
    int only = random.nextBoolean() ? -1 : random.nextInt(signs.size());
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < signs.size(); i++) {
      changed.append(only < 0 || only == i ? change.apply(signs.get(i)) : signs.get(i));
    }
    return changed.toString();
  }

  /** In every gap, or in one. */
  private static String between(String term, Supplier<String> mark, Random random) {
    List<String> signs = Pick.signs(term);
    int only = random.nextBoolean() ? 0 : 1 + random.nextInt(signs.size() - 1);
    StringBuilder changed = new StringBuilder(signs.getFirst());
    for (int i = 1; i < signs.size(); i++) {
      if (only == 0 || only == i) {
        changed.append(mark.get());
      }
      changed.append(signs.get(i));
    }
    return changed.toString();
  }
}

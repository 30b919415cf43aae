package org.hulian.classifier.training;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each made-up contact of the corpus a name of its own. The corpus marks them all alike
 * ({@code demo_0001}, {@code example.com}), so that nobody takes them for a person's; a model would
 * take the mark for evidence.
 */
final class MadeUpHandles {
  private static final Pattern MARKED =
      Pattern.compile("demo[_-]\\w+|demo\\d\\w*|(?<=@)(?:\\w+-)?example", Pattern.CASE_INSENSITIVE);
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final int SHORTEST = 3;
  private static final int SPREAD = 7;
  private static final int NUMBERS = 10_000;

  private MadeUpHandles() {}

  /** The texts with other names; the same texts give the same ones. */
  static List<String> varied(List<String> texts) {
    Random random = new Random(texts.hashCode());
    return texts.stream().map(text -> varied(text, random)).toList();
  }

  private static String varied(String text, Random random) {
    return MARKED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(name(random)));
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = SHORTEST + random.nextInt(SPREAD); i > 0; i--) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return random.nextBoolean() ? name.toString() : name.append(random.nextInt(NUMBERS)).toString();
  }
}

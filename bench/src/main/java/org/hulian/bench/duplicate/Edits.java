package org.hulian.bench.duplicate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hulian.bench.text.Kind;
import org.hulian.bench.text.OrdinaryLines;

/** Makes texts, and others of them as sellers do who put an offer up again. */
final class Edits {
  private static final List<Kind> KINDS =
      Arrays.stream(Kind.values()).filter(kind -> kind != Kind.PLAIN).toList();
  private static final int WORD = 3;

  /** Clauses of ordinary lines; texts are put together of them, so that no two are of one line. */
  private static final String POOL = String.join("", new OrdinaryLines(20_261_126).next(60_000));

  private static final int SHORTEST_CLAUSE = 6;

  private final Random random;

  Edits(long seed) {
    random = new Random(Long.reverse(seed * 0x9E3779B97F4A7C15L));
  }

  /** A text of so many characters. */
  String text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int clause = SHORTEST_CLAUSE + random.nextInt(SHORTEST_CLAUSE);
      int at = random.nextInt(POOL.length() - clause);
      text.append(POOL, at, at + clause);
    }
    return text.substring(0, length);
  }

  /** The text with a share of its characters replaced, here and there. */
  String scattered(String text, double share) {
    StringBuilder edited = new StringBuilder(text);
    String other = text(text.length());
    for (int left = count(text, share); left > 0; left--) {
      int at = random.nextInt(edited.length());
      edited.setCharAt(at, other.charAt(at));
    }
    return edited.toString();
  }

  /** The text with a share of its characters replaced, all at one place. */
  String rewritten(String text, double share) {
    int length = count(text, share);
    int at = random.nextInt(text.length() - length + 1);
    return text.substring(0, at) + text(length) + text.substring(at + length);
  }

  /** The text with a share of its words disguised, each in its own way. */
  String disguised(String text, double share) {
    StringBuilder edited = new StringBuilder();
    for (int at = 0; at < text.length(); at += WORD) {
      String word = text.substring(at, Math.min(text.length(), at + WORD));
      boolean plain = word.length() < 2 || random.nextDouble() >= share;
      edited.append(plain ? word : KINDS.get(random.nextInt(KINDS.size())).apply(word, random));
    }
    return edited.toString();
  }

  private static int count(String text, double share) {
    return Math.max(1, (int) Math.round(text.length() * share));
  }
}

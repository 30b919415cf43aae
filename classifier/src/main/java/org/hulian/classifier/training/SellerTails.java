package org.hulian.classifier.training;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hulian.classifier.lexicon.ResourceFolder;

/**
 * Clauses that sellers of anything add to an advert: warnings of swindlers, disclaimers, courtesy.
 * They say nothing of what is sold, so every side of the corpus gets them alike. Kept by fold, so
 * that no model is judged on a text with a clause that it has learned from.
 */
final class SellerTails {
  private static final double BEFORE = 0.3;
  private static final double TWICE = 0.3;
  private final List<String> clauses;

  private SellerTails(List<String> clauses) {
    this.clauses = clauses;
  }

  /** Reads those that are shipped beside the corpus. */
  static SellerTails shipped() {
    return new SellerTails(
        ResourceFolder.list("corpus", ".txt").values().stream()
            .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
            .filter(line -> !line.isBlank())
            .toList());
  }

  /**
   * The texts of a listing with one clause or two after the last of them, or before the first; in
   * Chinese if they are.
   */
  List<String> with(List<String> texts, int fold, Random random) {
    boolean chinese = texts.stream().anyMatch(SellerTails::isChinese);
    List<String> choice =
        clauses.stream()
            .filter(clause -> Folds.of(clause) == fold && isChinese(clause) == chinese)
            .toList();
    List<String> made = new ArrayList<>(texts);
    int count = random.nextDouble() < TWICE ? 2 : 1;
    for (int i = 0; i < count && !choice.isEmpty(); i++) {
      String clause = choice.get(random.nextInt(choice.size()));
      if (random.nextDouble() < BEFORE) {
        made.addFirst(clause + "\n" + made.removeFirst());
      } else {
        made.addLast(made.removeLast() + (random.nextBoolean() ? "\n" : "。") + clause);
      }
    }
    return made;
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}

package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hulian.listing.feed.LabelledListing;

/**
 * Clauses of lawful texts that are close to the subject: warnings, disclaimers, what one does for
 * oneself. Kept by fold, so that no model learns from a text that it is judged on.
 */
final class LawfulClauses {
  private static final Pattern ENDS = Pattern.compile("[，,。！!？?；;\\n]+\\s*");
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private final List<List<String>> folds = new ArrayList<>();

  LawfulClauses(List<LabelledListing> lawful) {
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int own = fold;
      folds.add(
          lawful.stream()
              .filter(listing -> !Training.ORDINARY.equals(listing.negativeType()))
              .filter(listing -> Folds.of(listing.group()) == own)
              .flatMap(LawfulClauses::clauses)
              .toList());
    }
  }

  private static Stream<String> clauses(LabelledListing listing) {
    return ScreenTraining.texts(listing).stream()
        .flatMap(ENDS::splitAsStream)
        .map(String::strip)
        .filter(clause -> clause.length() >= SHORTEST && clause.length() <= LONGEST);
  }

  /** A clause of a fold; empty if it has none. */
  String pick(int fold, Random random) {
    List<String> clauses = folds.get(fold);
    return clauses.isEmpty() ? "" : clauses.get(random.nextInt(clauses.size()));
  }
}

package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.hulian.listing.feed.LabelledListing;

/**
 * Lines of ordinary texts, to put around others as harmless text stands around an offer in a
 * window. Kept by fold, so that no model is judged on a text with a line that it has learned from.
 */
final class OrdinaryLines {
  private static final Pattern ENDS = Pattern.compile("[。！!？?；;\\n]+\\s*");
  private static final int SHORTEST = 4;
  private final List<List<String>> folds = new ArrayList<>();

  OrdinaryLines(List<LabelledListing> corpus) {
    for (int fold = 0; fold < Folds.COUNT; fold++) {
      int own = fold;
      folds.add(
          corpus.stream()
              .filter(listing -> Training.ORDINARY.equals(listing.negativeType()))
              .filter(listing -> Folds.of(listing.group()) == own)
              .flatMap(listing -> ScreenTraining.texts(listing).stream())
              .flatMap(ENDS::splitAsStream)
              .map(String::strip)
              .filter(line -> line.length() >= SHORTEST)
              .toList());
    }
  }

  /**
   * The texts with ordinary ones around, up to a length in all; themselves if they are as long, or
   * if there are no such lines.
   */
  List<String> around(List<String> texts, int fold, int length, Random random) {
    List<String> lines = folds.get(fold);
    StringBuilder made = new StringBuilder(String.join("\n", texts));
    while (!lines.isEmpty() && made.length() < length) {
      String line = lines.get(random.nextInt(lines.size()));
      int room = length - made.length();
      if (random.nextBoolean()) {
        made.append('\n').append(line, 0, Math.min(room, line.length()));
      } else {
        made.insert(0, line.substring(Math.max(0, line.length() - room)) + "\n");
      }
    }
    return List.of(made.toString());
  }
}

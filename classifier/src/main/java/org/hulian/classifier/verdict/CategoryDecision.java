package org.hulian.classifier.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.model.ModelSet;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.finding.Category;

/**
 * Decides what is offered: of a bundle the main thing, which is mostly the first thing named. One
 * linear model for each category over n-grams, concepts, and which category is named first.
 */
public final class CategoryDecision {
  /** Kinds of features that tell what is offered: n-grams and concepts. */
  private static final Set<String> KINDS = Set.of("u:", "n:", "s:", "w:", "a:", "t:");

  private CategoryDecision() {}

  /**
   * The features of a text for this decision.
   *
   * @param screenFeatures all features of the screen by name
   * @param hits for each text the terms met
   */
  public static SortedSet<String> features(
      Collection<String> screenFeatures, List<List<TermHit>> hits) {
    SortedSet<String> features = new TreeSet<>();
    for (String name : screenFeatures) {
      if (KINDS.contains(name.substring(0, 2))) {
        features.add(name);
      }
    }
    boolean first = true;
    for (List<TermHit> text : hits) {
      List<TermHit> trade =
          text.stream()
              .filter(CategoryDecision::isTrade)
              .sorted(Comparator.comparingInt(hit -> hit.span().start()))
              .toList();
      for (TermHit hit : trade) {
        Category category = hit.term().concept().category();
        if (category == null) {
          continue;
        }
        features.add("any:" + category.key());
        if (hit.term().strength() != Strength.WEAK) {
          features.add("some:" + category.key());
          if (first) {
            features.add("first:" + category.key());
            first = false;
          }
        }
      }
    }
    return features;
  }

  private static boolean isTrade(TermHit hit) {
    return hit.term().sense() == Sense.GOODS || hit.term().sense() == Sense.DEED;
  }

  /** The category with the highest logit. */
  public static Category decide(ModelSet models, SortedSet<String> features) {
    Category best = Category.FACE_DATA;
    double highest = Double.NEGATIVE_INFINITY;
    for (Category category : Category.values()) {
      double logit = models.category(category).logit(features);
      if (logit > highest) {
        highest = logit;
        best = category;
      }
    }
    return best;
  }
}

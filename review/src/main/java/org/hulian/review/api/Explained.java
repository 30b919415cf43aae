package org.hulian.review.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a verdict came about: what {@code scan --explain} tells people. All shares are probabilities;
 * the weights of all reasons and the start make the log-odds of the score.
 *
 * @param threshold from this score on, a listing is flagged
 * @param start log-odds of a text of which nothing is known
 * @param against the words that speak loudest against an offer
 * @param severity absent if the listing is not flagged
 */
public record Explained(
    double threshold,
    Course course,
    double start,
    List<Reason> reasons,
    List<Place> against,
    List<Term> terms,
    @Nullable Ruling severity) {
  public Explained {
    reasons = List.copyOf(reasons);
    against = List.copyOf(against);
    terms = List.copyOf(terms);
  }

  /**
   * How closely the listing was looked at.
   *
   * @param decided by which look: {@code screen}, {@code wording}, {@code analysis}
   * @param decidedIn the texts that made the verdict
   * @param stop why it was looked at no more closely, such as {@code below_gate}
   * @param units pieces that were looked at
   * @param closer how many of them more closely
   * @param screened what the screen gave them
   * @param gate from which on the screen lets a text through
   * @param worded what wording and signals gave; absent if the screen kept it back
   * @param reachable the most that the language models could have made of it; absent likewise
   */
  public record Course(
      String decided,
      List<Place> decidedIn,
      String stop,
      int units,
      int closer,
      double screened,
      double gate,
      @Nullable Double worded,
      @Nullable Double reachable) {
    public Course {
      decidedIn = List.copyOf(decidedIn);
    }
  }

  /**
   * A piece of the listing.
   *
   * @param field such as {@code title}, {@code body}, {@code replies[0]}
   * @param start in UTF-16 units of the field as given
   * @param end exclusive
   * @param text as written
   */
  public record Place(String field, int start, int end, String text) {}

  /**
   * A finding in words.
   *
   * @param normalized what the normaliser made of the text
   * @param weight positive for an offer, negative against; 0 where the words say it already
   */
  public record Reason(String signal, String says, Place at, String normalized, double weight) {}

  /**
   * A word of the lexicon that was met.
   *
   * @param normalized what the normaliser made of the text
   * @param term as it stands in the lexicon
   * @param sense what it says, such as {@code goods}
   * @param strength how much it says alone
   * @param manners how it is disguised, such as {@code by_sound}; empty if it is as written
   */
  public record Term(
      Place at,
      String normalized,
      String term,
      String sense,
      String strength,
      List<String> manners) {
    public Term {
      manners = List.copyOf(manners);
    }
  }

  /**
   * How a severity came about.
   *
   * @param base where the category starts
   * @param raises by one step each
   */
  public record Ruling(String category, String base, List<Raise> raises, String severity) {
    public Ruling {
      raises = List.copyOf(raises);
    }
  }

  /** What raised a severity, and where it is first seen. */
  public record Raise(String rule, Place at) {}
}

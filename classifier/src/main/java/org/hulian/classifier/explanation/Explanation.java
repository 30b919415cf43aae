package org.hulian.classifier.explanation;

import java.util.List;
import org.hulian.classifier.verdict.SeverityRuling;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with everything that led to it. The weights of all reasons and the start make the
 * log-odds of the score, but for what the verdict left out where it has very many findings.
 *
 * @param scored the listing and its verdict
 * @param threshold from this probability on, a listing is flagged
 * @param course how closely it was looked at
 * @param start log-odds of a text of which nothing is known
 * @param reasons the verdict's findings in its order, in words; none if the screen decided
 * @param words that weigh most with the model of words; none if the screen decided
 * @param terms of the lexicon met in the texts that decided, in the order of the text
 * @param severity how the severity came about; absent if the listing is not flagged
 */
public record Explanation(
    ScoredListing scored,
    double threshold,
    Course course,
    double start,
    List<Reason> reasons,
    LoudWords words,
    List<MetTerm> terms,
    @Nullable SeverityRuling severity) {
  public Explanation {
    reasons = List.copyOf(reasons);
    terms = List.copyOf(terms);
  }

  /** The listing. */
  public Listing listing() {
    return scored.listing();
  }

  /** The verdict. */
  public Verdict verdict() {
    return scored.verdict();
  }

  /**
   * The same over a listing in which characters were covered, such as victims' numbers.
   *
   * @param covered with texts as long as before and a verdict with the same findings
   */
  public Explanation over(ScoredListing covered) {
    Listing listing = covered.listing();
    return new Explanation(
        covered,
        threshold,
        course.over(listing),
        start,
        covered.verdict().findings().stream().map(Reason::of).toList(),
        words.over(listing),
        terms.stream().map(term -> term.over(listing)).toList(),
        severity == null ? null : severity.over(listing));
  }
}

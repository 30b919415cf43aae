package org.hulian.bench.peer;

import java.util.List;
import org.hulian.classifier.lexicon.Sense;
import org.hulian.classifier.lexicon.Strength;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextSpan;

/**
 * A place where a matcher met terms.
 *
 * @param place in the text as written
 * @param terms all rows of the lexicon with the spelling that was met
 */
public record Met(TextSpan place, List<Term> terms) {
  public Met {
    terms = List.copyOf(terms);
  }

  /** Whether words of the trade were met that are no everyday words. */
  public boolean isTrade() {
    return terms.stream().anyMatch(Met::isTrade);
  }

  /** Whether a term, or another of its concept that is no everyday word, was met at a place. */
  public boolean finds(Term term, TextSpan wanted) {
    return place.start() < wanted.end()
        && wanted.start() < place.end()
        && terms.stream().anyMatch(one -> isTrade(one) && one.concept().equals(term.concept()));
  }

  private static boolean isTrade(Term term) {
    return (term.sense() == Sense.GOODS || term.sense() == Sense.DEED)
        && term.strength() != Strength.WEAK;
  }
}

package org.hulian.classifier.explanation;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hulian.classifier.lexicon.Term;
import org.hulian.classifier.screen.TermHit;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;
import org.hulian.listing.text.TextNormalizer;

/**
 * A term of the lexicon that a listing has, as written there and as it was read.
 *
 * @param at where it stands
 * @param normalized what the normaliser made of that piece
 * @param term which
 * @param manners how it is disguised, in the order of the enum; none if it is as written
 */
public record MetTerm(Mention at, String normalized, Term term, Set<Manner> manners) {
  public MetTerm {
    manners = Collections.unmodifiableSet(new LinkedHashSet<>(manners));
  }

  /**
   * Describes a hit.
   *
   * @param field that the hit's text is of
   * @param offset of that text in the field
   * @param text of the whole field, as written
   */
  public static MetTerm of(TermHit hit, FieldRef field, int offset, String text) {
    Mention at = Mentions.at(field, offset, hit.span(), text);
    return new MetTerm(
        at,
        normalized(at.text()),
        hit.term(),
        Disguise.of(at.text(), hit.via(), hit.term().text()));
  }

  /** The same over a text in which some characters were covered. */
  MetTerm over(Listing covered) {
    Mention there = Mentions.over(at, covered);
    return new MetTerm(there, normalized(there.text()), term, manners);
  }

  private static String normalized(String piece) {
    return TextNormalizer.standard().normalize(piece).normalized();
  }
}

package org.hulian.bench.text;

import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextSpan;

/**
 * A disguised term in the sentence of an offer.
 *
 * @param kind how it is disguised
 * @param term what is disguised
 * @param text the whole sentence
 * @param place where in it the disguised term stands
 */
public record DisguisedOffer(Kind kind, Term term, String text, TextSpan place) {
  /** The disguised term. */
  public String disguised() {
    return place.of(text);
  }
}

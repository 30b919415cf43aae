package org.hulian.classifier.screen;

import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextSpan;

/**
 * A term of the lexicon met in a text.
 *
 * @param term which
 * @param span where in the text as written
 * @param via how it was met
 */
public record TermHit(Term term, TextSpan span, Via via) {}

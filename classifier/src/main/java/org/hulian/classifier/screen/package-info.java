/**
 * Looks at every listing, in microseconds and without a language model.
 *
 * <p>Enters: the texts of a listing. Leaves: a logit, and for those that pass the terms and n-grams
 * that were met, with spans in the seller's own text. All tables are shared and immutable; each
 * thread brings its own {@link org.hulian.classifier.screen.Scratch}.
 */
@NullMarked
package org.hulian.classifier.screen;

import org.jspecify.annotations.NullMarked;

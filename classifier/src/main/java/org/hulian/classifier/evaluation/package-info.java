/**
 * Measures verdicts against labelled texts.
 *
 * <p>Enters: pairs of a labelled listing and its verdict. Leaves: a {@link
 * org.hulian.classifier.evaluation.Scorecard} with recall, false flags, categories, entities and
 * the list of misses.
 */
@NullMarked
package org.hulian.classifier.evaluation;

import org.jspecify.annotations.NullMarked;

/**
 * Makes the models from the corpus: the same corpus and lexicon give the same bytes.
 *
 * <p>Enters: labelled listings. Leaves: model files, and the figures of grouped cross-validation.
 */
@NullMarked
package org.hulian.classifier.training;

import org.jspecify.annotations.NullMarked;

/**
 * What a person needs in order to follow a verdict.
 *
 * <p>Enters: what the classifier read and weighed. Leaves: an {@link
 * org.hulian.classifier.explanation.Explanation}, made of facts only; wording and layout are up to
 * whoever shows it.
 */
@NullMarked
package org.hulian.classifier.explanation;

import org.jspecify.annotations.NullMarked;

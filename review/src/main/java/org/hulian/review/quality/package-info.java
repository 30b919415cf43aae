/**
 * Quality: the second look that is blind to the first, the leads' last word, cases with known
 * answers, figures on agreement and precision.
 *
 * <p>Enters: answers of second reviewers and leads. Leaves: pages; and a door before the pages of
 * cases whose decision is kept back.
 */
@NullMarked
package org.hulian.review.quality;

import org.jspecify.annotations.NullMarked;

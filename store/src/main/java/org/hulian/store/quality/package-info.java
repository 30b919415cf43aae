/**
 * How good decisions and reasons are: second looks, known answers, agreement, measured precision.
 *
 * <p>Enters: what happens to cases, what second reviewers and leads say. Leaves: who looks at what,
 * which decisions are kept back from whom, and figures.
 */
@NullMarked
package org.hulian.store.quality;

import org.jspecify.annotations.NullMarked;

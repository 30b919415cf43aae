/**
 * One case: what was offered, why it was flagged, what happened to it, and what a person decides.
 *
 * <p>Enters: a case with its listing and verdict; decisions. Leaves: the page, events of the case.
 */
@NullMarked
package org.hulian.review.casefile;

import org.jspecify.annotations.NullMarked;

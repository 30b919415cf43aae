/**
 * The audit log, for those who read it.
 *
 * <p>Enters: entries. Leaves: pages of them from newest to oldest, and whether the chain holds.
 */
@NullMarked
package org.hulian.review.audit;

import org.jspecify.annotations.NullMarked;

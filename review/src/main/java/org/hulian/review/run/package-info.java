/**
 * Runs and their ledgers, for those who watch over them.
 *
 * <p>Enters: the ledger. Leaves: counts by outcome, and every reason that was kept; no case text.
 */
@NullMarked
package org.hulian.review.run;

import org.jspecify.annotations.NullMarked;

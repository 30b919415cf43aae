/**
 * The ledger of crawl runs: what was attempted and what came of it, so that "nothing found" can be
 * told from "could not look".
 *
 * <p>Enters: one outcome for each address. Leaves: counts with reasons.
 */
@NullMarked
package org.hulian.store.run;

import org.jspecify.annotations.NullMarked;

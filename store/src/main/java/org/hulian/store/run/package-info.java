/**
 * The ledger of crawl runs: what was attempted and what came of it, so that "nothing found" can be
 * told from "could not look".
 *
 * <p>Enters: one outcome for each address, and how a site's run ended. Leaves: counts with reasons,
 * and when each site is due again.
 */
@NullMarked
package org.hulian.store.run;

import org.jspecify.annotations.NullMarked;

/**
 * Listings with their versions and verdicts, and the outbox that feeds the index.
 *
 * <p>Enters: scored listings. Leaves: what changed, and every version that was ever seen.
 */
@NullMarked
package org.hulian.store.listing;

import org.jspecify.annotations.NullMarked;

/**
 * The append-only audit log, chained by hashes.
 *
 * <p>Enters: who did what to what. Leaves: numbered entries, and the first one that does not fit
 * the chain.
 */
@NullMarked
package org.hulian.store.audit;

import org.jspecify.annotations.NullMarked;

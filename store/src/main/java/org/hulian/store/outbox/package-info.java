/**
 * What the search index has to read again.
 *
 * <p>Enters: items whose text, verdict or case changed. Leaves: their numbers, in order.
 */
@NullMarked
package org.hulian.store.outbox;

import org.jspecify.annotations.NullMarked;

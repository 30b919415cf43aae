/**
 * Queues that leads make of queries, which cases lie in them, and who may work there.
 *
 * <p>Enters: queues, and for each listing the first of them that it matches. Leaves: what is closed
 * to whom, counts, and the cases that have to be sorted anew.
 */
@NullMarked
package org.hulian.store.queue;

import org.jspecify.annotations.NullMarked;

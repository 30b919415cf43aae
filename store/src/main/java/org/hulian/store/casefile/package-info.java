/**
 * Cases: flagged listings on their way from the queue to a decision and a notice.
 *
 * <p>Enters: flags, claims, decisions. Leaves: the queue, and a history of events that is never
 * rewritten.
 */
@NullMarked
package org.hulian.store.casefile;

import org.jspecify.annotations.NullMarked;
